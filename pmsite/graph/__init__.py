"""Records with what links them: resolved references, backlinks, order, queries."""
