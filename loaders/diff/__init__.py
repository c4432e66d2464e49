"""Fourth stage: from statements to the net change of the stated graphs."""
