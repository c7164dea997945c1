/** Measures to start from, by rule; each is to be made to fit the case. */
export const measures: Readonly<Record<string, readonly string[]>> = {
  'resident-inside-boundary': [
    'Draw up a relocation plan with housing and funds, move the households by the deadline, and record the dates.',
    'Until then tell every household of the risk, name a contact and a way out, and check the head-count monthly.',
    'Find out whether anybody lives there; if they have moved, enter the dated record.',
  ],
  'dormitory-inside-boundary': [
    'End long stays: the dormitory is for resting between shifts only, with a register that is checked monthly.',
    'House the workers outside the park, close this dormitory by the deadline, and record the date.',
    'Verify how many stay for long, and enter the dated record.',
  ],
  'dormitory-over-limit': [
    'Bring the number down to the limit, house the others elsewhere, and update the record.',
    'Have the limit of the dormitory set anew and filed with the park.',
  ],
  separation: [
    'Move the people-dense place out of the production area.',
    'Rearrange the production area apart from the people-dense place, confirmed by a safety assessment.',
  ],
  'target-inside-control-line': [
    'Verify the head-count, take the place into the evacuation plan, and keep it informed.',
    'Assess the risk before any new project inside the control line.',
  ],
  'stale-material': [
    'Revise it on the boundary in force, naming version and document number, and submit it again.',
    'Verify the outline that it cites, and add a statement that it is the one in force.',
  ],
  'hazard-outside-boundary': [
    'Verify the place of the hazard and the boundary; if it is outside, apply the admission rules.',
  ],
  'non-chemical-enterprise-inside': [
    'Have the enterprise move out of the park, with a plan and a deadline.',
    'Verify the category of the enterprise, and correct the record.',
  ],
  'filing-expired': ['Assess and file again, and update date and validity.'],
  'register-out-of-date': ['Update and submit the register of major hazards every quarter.'],
  'grade-mismatch': [
    'Work out R anew with the people now within 500 m of the plant, correct the grade and file again.',
  ],
  'people-500m-mismatch': ['Verify the residents within 500 m of the plant, correct the filing, and work out α anew.'],
  'control-line-encloses-boundary': ['Draw the control line anew on the boundary in force, and publish it.'],
  'control-line-inside-contour': [
    'Settle the control line on the latest assessment, so that it holds the 3×10⁻⁷ contour.',
  ],
  'individual-risk-exceeded': [
    'Lower the risk by engineering, and assess it again.',
    'Move the people out of the ground where the limit is exceeded.',
  ],
  'safety-distance-infringed': [
    'Reduce the external safety distance by measures, and assess it again.',
    'Move the people out of the safety distance.',
  ],
  'four-sides-mismatch': ['Verify the four-sided text against the outline, correct it, and submit it again.'],
}
