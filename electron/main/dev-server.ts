/**
 * The address of a dev server from which the page is to come, and without our security policy. Never in an app that
 * is installed: there whoever can set a variable would put a page of his own in its place.
 */
export function devServer(environment: NodeJS.ProcessEnv, packaged: boolean): string | undefined {
  return packaged ? undefined : environment.SONDE_DEV_SERVER
}
