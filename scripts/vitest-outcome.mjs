import fs from 'node:fs'

/** @typedef {import('./outcome.mjs').Outcome} Outcome */
/** @typedef {Outcome & { missing: string[] }} VitestOutcome `missing` names servers */

/** So are those tests titled that are skipped because a program is missing (test/fixtures/servers/describe-server.ts). */
const MISSING = /^(.+?)(?:: .+)? \(is not installed here\)/

/** A reporter of vitest, which leaves a VitestOutcome as JSON in the file that VITEST_OUTCOME names. */
export default class VitestOutcomeReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly { message?: string }[]} unhandled thrown outside of any test
   */
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap(module => [...module.children.allTests()])
    const suites = modules.flatMap(module => [...module.children.allSuites()])
    const inState = (/** @type {string} */ state) => tests.filter(test => test.result().state === state)
    const broken = [...modules, ...suites].filter(each => each.errors().length > 0)
    /** @type {VitestOutcome} */
    const outcome = {
      passed: inState('passed').length,
      failed: [
        ...[...inState('failed'), ...broken].map(nameOf),
        ...unhandled.map(({ message }) => `outside of any test: ${message}`)
      ],
      flaky: tests.filter(test => test.diagnostic()?.flaky).map(nameOf),
      skipped: inState('skipped').length,
      missing: [...new Set(suites.flatMap(({ name }) => MISSING.exec(name)?.[1] ?? []))]
    }
    fs.writeFileSync(process.env.VITEST_OUTCOME ?? '', JSON.stringify(outcome))
  }
}

/** @param {import('vitest/node').TestCase | import('vitest/node').TestSuite | import('vitest/node').TestModule} entity */
function nameOf(entity) {
  const module = entity.type === 'module' ? entity : entity.module
  const inFile = entity.type === 'module' ? '' : ` > ${entity.fullName}`
  return `[${entity.project.name}] ${module.relativeModuleId}${inFile}`
}
