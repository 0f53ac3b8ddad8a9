type Environment = Record<string, string | undefined>

/** Whether what is printed may be more than ASCII, as the locale says (POSIX.1 §8.2). Only there is one everywhere. */
export function speaksUnicode(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform
): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(value => value !== undefined && value !== '')
  if (locale === undefined) return platform === 'darwin' || platform === 'win32'
  return /utf-?8/i.test(locale)
}
