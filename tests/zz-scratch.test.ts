import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { NO_OPTIONS, SILENT_JOB } from '../src/formats/format.ts'
import { readSource } from '../src/formats/index.ts'
import { rowsOf } from './formats/read-layer.ts'
test('x', async () => {
  for (const name of process.env['F']!.split(',')) {
    const r = await readSource({ main: { name, bytes: new Uint8Array(readFileSync('/tmp/w/scratch7/' + name)) }, companions: [] }, NO_OPTIONS, SILENT_JOB)
    for (const l of r.layers) {
      console.log(l.name, l.features, l.crs, JSON.stringify(l.notes))
      for (const row of rowsOf(l.table).slice(0, 12)) console.log('  ', row.kind, JSON.stringify(row.parts).slice(0, 200), JSON.stringify(Object.fromEntries(row.values)))
    }
    console.log(JSON.stringify(r.refused))
  }
})
