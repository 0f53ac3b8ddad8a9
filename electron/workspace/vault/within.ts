/**
 * What somebody answers, who can be neither interrupted nor trusted to answer at all.
 * @throws Error when it takes longer than this
 */
export async function within<T>(patienceMs: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const error = new Error(`it did not answer within ${patienceMs / 1000} s`)
    timer = setTimeout(() => reject(error), patienceMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
