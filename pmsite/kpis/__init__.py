"""The KPIs of every portal, one a file: a file dropped here is measured for each project and pooled."""
