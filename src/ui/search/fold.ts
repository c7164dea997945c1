/** As texts are compared: width, case, spaces and kind of bracket make no difference; ü is v, as keyboards write it. */
export const normal = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replaceAll('ü', 'v')
    .replace(/[[〔【]/g, '(')
    .replace(/[\]〕】]/g, ')')

const NUMERALS: Readonly<Record<string, string>> = {
  ...numerals('0', '〇零'),
  ...numerals('1', '一壹弌'),
  ...numerals('2', '二贰貳弍'),
  ...numerals('3', '三叁參叄弎'),
  ...numerals('4', '四肆'),
  ...numerals('5', '五伍'),
  ...numerals('6', '六陆陸'),
  ...numerals('7', '七柒'),
  ...numerals('8', '八捌'),
  ...numerals('9', '九玖'),
  拾: '十',
}
const NUMERAL = new RegExp(`[${Object.keys(NUMERALS).join('')}]`, 'g')

function numerals(digit: string, characters: string): Record<string, string> {
  return Object.fromEntries([...characters].map((character) => [character, digit]))
}

/** Numerals as digits, so that 一级, 壹级 and 1级 are found by each other. Keeps the length: places stay places. */
export const folded = (text: string) => text.replace(NUMERAL, (character) => NUMERALS[character]!)
