export interface PrintedRequests {
  text: string
  /** What of the requests is not in it: sentences. */
  losses: string[]
}
