import { expect, it } from 'vitest'
import { devServer } from '../../../electron/main/dev-server.ts'

const environment = { SONDE_DEV_SERVER: 'http://127.0.0.1:5173' }

it('is taken from the environment while developing', () => {
  expect(devServer(environment, false)).toBe('http://127.0.0.1:5173')
  expect(devServer({}, false)).toBeUndefined()
})

it('is none in an app that is installed', () => {
  expect(devServer(environment, true)).toBeUndefined()
})
