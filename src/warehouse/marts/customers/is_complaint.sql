-- Grain: one value; a macro. Do these words of a file call a record a complaint?
create or replace macro mart.is_complaint(words) as regexp_matches(words, '投诉|(?i)complain');
