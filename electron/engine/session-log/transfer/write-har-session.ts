import { beginImport, caughtUp, type ImportProgress, type ImportTarget, TELL_EVERY } from './begin-import.ts'
import { addStep, type HarSession } from './har-session.ts'
import type { ImportProblems } from './import-problems.ts'

/** Makes a log of a session of a HAR file. Tells how far it is. @throws ClientError IO when it cannot be written */
export async function* writeHarSession(
  { beganMs, steps, secrets }: HarSession,
  problems: ImportProblems,
  target: Pick<ImportTarget, 'folder' | 'limits'>
): AsyncGenerator<ImportProgress> {
  const writer = await beginImport(target, beganMs, secrets)
  let entries = 0
  try {
    for (const step of steps) {
      addStep(step, secrets, writer)
      if (writer.behind) await caughtUp(writer)
      if (++entries % TELL_EVERY === 0) yield { entries, problems: problems.all }
    }
  } finally {
    await writer.close()
  }
  if (writer.failure) throw writer.failure
  yield { entries, problems: problems.all }
}
