import { isAbsolute, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { dataFolder } from '#workspace/data-folder.ts'

it('is $SONDE_HOME when that is set', () => {
  expect(dataFolder({ SONDE_HOME: '/somewhere/else' })).toBe(resolve('/somewhere/else'))
  expect(dataFolder({ SONDE_HOME: 'relative' })).toBe(resolve('relative'))
})

it('is the platform’s data folder otherwise', () => {
  for (const environment of [{}, { SONDE_HOME: '' }]) {
    expect(isAbsolute(dataFolder(environment))).toBe(true)
    expect(dataFolder(environment)).toMatch(/sonde/i)
  }
})
