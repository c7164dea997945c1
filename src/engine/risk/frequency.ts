const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A frequency a year as reports print it: `3×10⁻⁷`, `10⁻⁵`, `2.5×10⁻⁶`. The same in every language. */
export function frequencyText(perYear: number): string {
  const [digits, power] = perYear.toExponential().split('e') as [string, string]
  const exponent = Number(power)
  const raised = String(Math.abs(exponent)).replace(/\d/g, (digit) => RAISED[Number(digit)]!)
  const ten = `10${exponent < 0 ? '⁻' : ''}${raised}`
  return digits === '1' ? ten : `${digits}×${ten}`
}
