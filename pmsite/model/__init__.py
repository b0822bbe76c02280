"""The words everyone shares: records, kinds, links, places, diagnostics, figures, settings, ports."""
