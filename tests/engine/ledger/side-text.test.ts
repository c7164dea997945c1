import { describe, expect, test } from 'vitest'
import { clausesOf, textOfSide } from '../../../src/engine/ledger/side-text.ts'

const NAMES = ['经一路', '北经一路', '兴业一路', '兴业路', '黄河', '清水河', 'S218省道', '园区南路', '南环路']

describe('the names in a text', () => {
  test.each([
    ['东至经一路', [['经一路']], 'plain'],
    ['东至北经一路', [['北经一路']], 'the longest name first'],
    ['北至兴业一路、兴业路', [['兴业一路', '兴业路']], 'two in one clause'],
    ['北至兴业一路，兴业路', [['兴业一路'], ['兴业路']], 'a clause each'],
    ['西至清水河（西北角至兴业路）', [['清水河'], ['兴业路']], 'brackets are clauses'],
    ['东至黄河路', [], 'the name goes on'],
    ['东至东经一路', [], 'the name begins before'],
    ['南至南环路小学', [], 'a school of that name'],
    ['南至规划南环路中心线', [['南环路']], 'planned, centre line'],
    ['南至南环路与经一路交叉口', [['南环路', '经一路']], 'a crossing'],
    ['南至南环路，不含经一路以东地块', [['南环路']], 'what is not included'],
    ['除黄河滩地外，南至南环路', [['南环路']], 'except for'],
    ['东至经一路道路红线', [['经一路']], 'the red line of the road'],
    ['东至杭锦旗S218省道', [['S218省道']], 'a county before the name'],
    ['南至园区南路', [['园区南路']], 'a name that begins with 园区'],
    ['东至薛家庄村西', [], 'a village'],
    ['', [], 'nothing'],
  ])('%s: %j, %s', (text, names, _why) => {
    const found = clausesOf(text, NAMES).map((clause) => [...clause.names].sort())
    expect(found).toEqual(names.map((clause) => [...clause].sort()))
  })

  test.each([
    ['东至S218省道西侧绿带', true],
    ['南至清水河北岸台地', true],
    ['东至经一路延伸段', true],
    ['东至S218省道西侧', false],
    ['南至清水河北岸', false],
    ['南至清水河', false],
  ])('%s: something beside it %s', (text, beside) => {
    expect(clausesOf(text, NAMES).map((clause) => clause.beside)).toEqual([beside])
  })

  test.each([
    ['东至S218省道以西200米', 200],
    ['东至S218省道西侧约0.5公里', 500],
    ['东至S218省道红线外50m', 50],
    ['东至S218省道', 0],
  ])('%s: %d m of its own', (text, metres) => {
    expect(clausesOf(text, NAMES).map((clause) => clause.offsetMetres)).toEqual([metres])
  })
})

describe('a cell with more than one side', () => {
  const cell = '东至经一路，南至南环路；西至黄河 北至兴业路，西北角至清水河'
  test.each([
    ['east', '经一路'],
    ['south', '南环路'],
    ['west', '黄河'],
    ['north', '兴业路，西北角至清水河'],
  ] as const)('%s: %s', (side, text) => {
    expect(textOfSide(cell, side).trim()).toBe(text)
  })

  test('a cell without the head is the text', () => {
    expect(textOfSide('经一路', 'east')).toBe('经一路')
    expect(textOfSide('至经一路', 'east')).toBe('至经一路')
  })
})
