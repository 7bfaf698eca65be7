"""What came of it: pages for the teacher and the students, CSVs for Moodle and Canvas."""
