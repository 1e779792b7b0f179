// The tests count the handles of the whole process.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
