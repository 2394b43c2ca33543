"""第四章 依法行政: plans of legislation, drafts from consultation to filing, interpretation, agreements, enforcement bodies."""
