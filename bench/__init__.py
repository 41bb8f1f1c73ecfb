"""Speed, as ratios against a bare library in the same run, since machines are noisy."""
