/** Colours of the map. What each means, and its contrast, is in ARCHITECTURE.md; no hue carries a meaning alone. */
export const COLOURS = {
  ink: '#14181D',
  ink2: '#48515B',
  white: '#FFFFFF',
  paper: '#F4F3EF',
  house: '#DFDCD3',
  plant: '#EEEBE3',
  plantEdge: '#ABA597',
  plantLabel: '#57523F',
  production: '#E3DED2',
  productionEdge: '#948D7C',
  water: '#DCE7EC',
  waterEdge: '#B3C7D0',
  waterLabel: '#3F6577',
  road: '#FFFFFF',
  roadCasing: '#CFCABF',
  roadLabel: '#6A6455',
  boundary: '#C8102E',
  older: '#96606A',
  control: '#B8500A',
  controlLabel: '#8A3A05',
  amber: '#A86100',
  amberHalf: '#F7DDAE',
  person: '#2B3440',
  survey: '#48515B',
  accent: '#0B57A4',
  graticule: '#CDD1D6',
  graticuleLabel: '#616B76',
} as const

/** Fill, numeral and edge by grade 1 to 4. */
export const GRADE_COLOURS = [
  { fill: '#8A9199', numeral: '#FFFFFF', edge: '#48515B' },
  { fill: '#D7191C', numeral: '#FFFFFF', edge: '#8E0F12' },
  { fill: '#F57C00', numeral: '#14181D', edge: '#A85500' },
  { fill: '#F2C200', numeral: '#14181D', edge: '#14181D' },
  { fill: '#1E6FD9', numeral: '#FFFFFF', edge: '#123F7D' },
] as const
