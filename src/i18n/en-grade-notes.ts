/** Why a hazard source is not graded, or its settings were not changed (GB 18218-2018). */
export const gradeNotes = {
  'no-amounts':
    '[{hazard}: ]no substances and amounts, which does not mean that it is no major hazard. Enter the design maximum of each.',
  'nothing-named':
    '[{hazard}: ]neither substance nor category. Enter a name, alias or number of Table 1, or a symbol of Table 2. Not graded.',
  'amount-missing': '[{hazard}: ]the amount is missing. Enter the design maximum in tonnes. Not graded.',
  'amount-not-a-number':
    '[{hazard}: ]the amount “{given}” is no usable number. Enter tonnes, without the unit. Not graded.',
  'amount-negative': '[{hazard}: ]the amount {given} is negative. Check the design maximum in tonnes. Not graded.',
  'unknown-substance':
    '[{hazard}: ]Table 1 has no “{given}”[; similar: {candidates}]. Write a name, alias or number of Table 1; of a substance that is not in it give the category (in an inventory leave the name blank). Not graded.',
  'ambiguous-substance':
    '[{hazard}: ]“{given}” fits several rows of Table 1, which differ in Q[: {candidates}]. Write the number. Not graded.',
  'incomplete-substance':
    '[{hazard}: ]“{given}” leaves out what Table 1 demands[: {candidates}]. If that holds write the number, else a fuller name (甲醛溶液) and the category. Not graded.',
  'cas-is-no-key':
    '[{hazard}: ]CAS number {given} does not tell the row of Table 1, several may share one[: {candidates}]. Write the number of the row. Not graded.',
  'unknown-category':
    '[{hazard}: ]Table 2 has no symbol “{given}”[; perhaps {candidates}]. Write it as in Table 2, for example W5.3. Not graded.',
  'category-missing':
    '[{hazard}: ]“{given}” is not among the substances of Table 3, so β comes from its category, which is missing. Enter it, for example W5.3[; if it counts as {candidates}, write that name]. Not graded.',
  'several-categories':
    '[{hazard}: ]several categories[: {candidates}]. The settings say not to choose; keep one, or change the settings. Not graded.',
  'residents-not-a-count':
    '[{hazard}: ]the residents within 500 m, “{given}”, are no head-count (0 or a positive whole number). Correct it. Not graded.',
  'residents-missing':
    '[{hazard}: ]population_500m, the permanent residents within 500 m outside the plant, is missing, so there is no α. Enter 0 where nobody lives. Not graded.',
  'residents-differ':
    '{hazard}: {before} residents before, {given} in this row. One hazard has one number; check both. Not graded.',
  'hazard-id-missing':
    'hazard_id is missing, so the row belongs to nobody knows which hazard[; it may be that of the row above, so {hazard} is not graded]. Fill it in on every row.',
  'cells-too-many':
    'more cells than headings; perhaps a name with a comma has no quotes ("1,3-丁二烯"). Correct it[; {hazard} is not graded].',
  'quote-unpaired':
    'a quote without its partner, so the cells of this row cannot be told. Correct it[; {hazard} is not graded].',
  'columns-missing':
    'columns missing: {missing}. Found: {found}. Name them hazard_id,substance,category,q_t,population_500m.',
  'column-twice': 'column {column} occurs twice, and which one counts cannot be told. Keep one.',
  'no-inventory': 'headings only, no substances. Write one row for each substance.',
  'unknown-setting': 'the grading has no setting {setting} = {option}[; possible: {known}]. Nothing was changed.',
  'hazards-not-graded':
    '{count} of {of} major hazards have no R and no grade ({ids}): the outline of the plant is missing, or substances, amounts or categories are. What is filed of them was not compared; each card says why.',
  'hazards-not-filed':
    '{count} of {of} major hazards ({ids}) have a computed grade, but no grade is registered and neither grade nor R is filed, so there is nothing to compare. Fill them in, or find out whether the filing was never made.',
  'hazards-not-major':
    '{count} of {of} major hazards ({ids}) are registered with a grade or an R, but with the amounts on record S = Σq/Q < 1, which is no major hazard. Check the design maximum amounts; if they are right, have the hazard taken off the register.',
}
