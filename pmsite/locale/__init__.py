"""The portal's languages: gettext catalogues, and dates and numbers by Babel."""
