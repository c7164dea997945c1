import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sizhi } from './sizhi.ts'

const { program, run, write, path } = sizhi()

const HEAD = 'hazard_id,substance,category,q_t,population_500m\n'
const grade = (rows: string, ...options: string[]) => {
  write('inventory.csv', HEAD + rows)
  return run(['grade', 'inventory.csv', ...options])
}
/** Hazards of the answer with their grade. */
const grades = (csv: string) =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => `${line.split(',')[0]}:${line.split(',').at(-1)}`)

describe('sizhi grade', () => {
  test('csv: the contract, in order of first appearance, at full precision', () => {
    const rows = ['B,12,,250,100', 'A,氯,,5,0', 'C,氢,W2,0.1,30', 'A,液氨,,5,', 'D,12,,7.1,30'].join('\n')
    expect(grade(`${rows}\n`)).toEqual({
      code: 0,
      stderr: '',
      stdout: `hazard_id,S,alpha,R,grade\nB,50,2,400,1\nA,1.5,0.5,2.5,4\nC,0.02,1.2,,\nD,1.42,1.2,${1.2 * 4 * 1.42},4\n`,
    })
  })

  test('a hazard that cannot be graded costs itself alone: file, row and candidates on standard error, exit code 2', () => {
    const rows = [
      'good,氯,,250,100',
      'ambiguous,硝化棉,W10,60,10',
      'unknown,液氯气,J3,60,10',
      'uncategorised,汽油,,600,10',
      'negative,氯,,-3,10',
      'crowds,氯,,50,10',
      'crowds,氨,,50,11',
      'words,氯,,很多,10',
      'persons,氯,,50,两户',
      'nobody,氯,,50,',
      'cas,7782-50-5,,50,0',
      'symbol,,W5,50,0',
      'fine,,J3;W2,100,0',
    ].join('\n')
    const { code, stdout, stderr } = grade(`${rows}\n`, '--language', 'en')
    expect([code, grades(stdout)]).toEqual([2, ['good:1', 'fine:3']])
    const lines = stderr.trim().split('\n')
    expect(lines.map((line) => /^inventory\.csv, row (\d+): (\w+): /.exec(line)?.slice(1).join(' '))).toEqual([
      '3 ambiguous',
      '4 unknown',
      '5 uncategorised',
      '6 negative',
      '8 crowds',
      '9 words',
      '10 persons',
      '11 nobody',
      '12 cas',
      '13 symbol',
    ])
    expect(lines[0]).toContain('37 硝化纤维素')
    expect(lines[0]).toContain('41 硝化纤维素')
    expect(lines[1]).toContain('12 氯')
    expect(lines[4]).toContain('10 residents before, 11 in this row')
    expect(lines[9]).toContain('W5.1 易燃液体')
  })

  test('json: every input and every table row stays with the result', () => {
    const { code, stdout } = grade('A,,J3;W2,100,29\nB,硝化棉,W10,60,10\n', '--format', 'json')
    expect(code).toBe(2)
    const answer = JSON.parse(stdout)
    expect(answer.settings).toMatchObject({ several_quantities: 'lowest', several_betas: 'largest' })
    expect(answer.hazards).toEqual([
      {
        hazard_id: 'A',
        S: 10,
        is_major_hazard: true,
        population_500m: 29,
        alpha: 1,
        weighted_sum: 20,
        R: 20,
        grade: 3,
        substances: [
          {
            row: 2,
            substance: null,
            category: ['J3', 'W2'],
            q_t: 100,
            number: null,
            name: null,
            Q_t: 10,
            Q_from: { table: 2, row: 'W2', name: '易燃气体（类别1和类别2）' },
            q_over_Q: 10,
            beta: 2,
            beta_from: { table: 4, row: 'J3', name: '急性毒性（类别2、类别3,所有暴露途径,气体）' },
            beta_q_over_Q: 20,
            notes: ['lowest-quantity-of-several', 'largest-beta-of-several'],
          },
        ],
      },
    ])
    expect(answer.errors).toHaveLength(1)
    expect(answer.errors[0]).toMatchObject({
      hazard_id: 'B',
      file: 'inventory.csv',
      row: 3,
      code: 'ambiguous-substance',
      given: '硝化棉',
    })
    expect(answer.errors[0].candidates.map(({ row }: { row: string }) => row)).toEqual(['37', '38', '39', '40', '41'])
  })

  test('columns in any order, other columns, blank rows, quotes, full-width digits, thousands, CRLF and a byte order mark', () => {
    const text = [
      '\ufeffpopulation_500m,Q_T,备注,substance,hazard_id,category',
      '３０,"1,500",x,"1,3-丁二烯",甲-01,W2',
      ',,,,,',
      '30.0,1e1,,No. 12,007,',
      '30,0.5,,="12",1.10,',
      '30,5,,12,1.1,',
    ].join('\r\n')
    write('inventory.csv', text)
    const { code, stdout, stderr } = run(['grade', 'inventory.csv'])
    expect([code, stderr]).toEqual([0, ''])
    expect(grades(stdout)).toEqual(['甲-01:1', '007:4', '1.10:', '1.1:4'])
  })

  test('GBK, tabs and UTF-16', () => {
    const rows = `${HEAD}罐区,氯,,250,100\n`.replaceAll(',', '\t')
    write('utf16.csv', Buffer.from(`\ufeff${rows}`, 'utf16le'))
    expect(run(['grade', 'utf16.csv']).stdout).toBe('hazard_id,S,alpha,R,grade\n罐区,50,2,400,1\n')
    // 罐区,氯 in GBK.
    const gbk = Buffer.concat([Buffer.from(HEAD), Buffer.from('b9dec7f82cc2c8', 'hex'), Buffer.from(',,250,100\n')])
    write('gbk.csv', gbk)
    expect(run(['grade', 'gbk.csv']).stdout).toBe('hazard_id,S,alpha,R,grade\n罐区,50,2,400,1\n')
  })

  test('a row without hazard_id may be one more of the hazard above: that one is not graded', () => {
    const { code, stdout, stderr } = grade('A,氯,,5,0\n,氨,,500,\nB,氯,,5,0\n', '--language', 'en')
    expect([code, grades(stdout)]).toEqual([2, ['B:4']])
    expect(stderr).toContain('row 3: hazard_id is missing')
    expect(stderr).toContain('A is not graded')
  })

  test('a name with a comma and no quotes costs its hazard', () => {
    const { code, stdout, stderr } = grade('A,1,3-丁二烯,W2,50,30\nB,氯,,5,0\n', '--language', 'en')
    expect([code, grades(stdout)]).toEqual([2, ['B:4']])
    expect(stderr).toContain('row 2: more cells than headings')
  })

  test('a quote without its partner costs its hazard, in a sentence with nothing left open', () => {
    const { code, stdout, stderr } = grade('A,氯,,"5,0\nB,氯,,5,0\n', '--language', 'en')
    expect([code, grades(stdout)]).toEqual([2, ['B:4']])
    expect(stderr).toContain('row 2: a quote without its partner')
    expect(stderr).toContain('A is not graded')
    expect(stderr).not.toContain('—')
  })

  test('an output that cannot be written is a sentence and exit code 2, not a trace', () => {
    write('inventory.csv', `${HEAD}A,氯,,5,0\n`)
    const readOnly = openSync(path('inventory.csv'), 'r')
    const { status, stderr } = spawnSync(process.execPath, [program, 'grade', path('inventory.csv')], {
      stdio: ['ignore', readOnly, 'pipe'],
      encoding: 'utf8',
    })
    closeSync(readOnly)
    expect(status).toBe(2)
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^stdout：无法写入（E\w+）。请检查路径与权限。$/)])
  })

  test.each([
    ['nothing', '', /empty/],
    ['headings only', HEAD, /headings only/],
    ['columns missing', 'hazard_id,substance,q_t\nA,氯,5\n', /columns missing: category, population_500m/],
    ['a column twice', `q_t,${HEAD}1,A,氯,,5,0\n`, /column q_t occurs twice/],
    ['a workbook', Buffer.from('504b0304140000000000', 'hex'), /\S/],
  ])('%s: one sentence, exit code 2', (_, content, sentence) => {
    write('inventory.csv', content)
    const { code, stdout, stderr } = run(['grade', 'inventory.csv', '--language', 'en'])
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
    expect(stderr).toMatch(sentence)
  })

  test('options: a file that is not there, a format that is none, --output', () => {
    expect(run(['grade', 'none.csv']).code).toBe(2)
    expect(run(['grade']).code).toBe(2)
    expect(run(['grade', 'a.csv', 'b.csv']).code).toBe(2)
    expect(grade('A,氯,,5,0\n', '--format', 'xlsx').code).toBe(2)
    expect(grade('A,氯,,5,0\n', '--output', path('out.csv'))).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readFileSync(path('out.csv'), 'utf8')).toBe('hazard_id,S,alpha,R,grade\nA,1,0.5,2,4\n')
  })
})
