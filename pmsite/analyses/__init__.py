"""What is computed from the records of a project: schedule, earned value, risk, workload, trend, forecast."""
