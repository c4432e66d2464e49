"""The site: pages for people, and the parts that all pages share."""
