import type { TextMatch, TextQuery, TextSearchEvent } from '#shared/model/text-document.ts'
import { compare } from '../../viewer/caret.ts'
import { Folds } from '../../viewer/folds.ts'
import { highlight } from '../../viewer/highlights.ts'
import { runsOf } from '../../viewer/runs-of.ts'
import type { StandingViewer } from '../../viewer/standing-viewer.ts'
import { foldFrom, toggleFold } from '../../viewer/toggle-fold.ts'
import type { TextDocument } from './text-document.ts'
import { isSameQuery, type TextPlace } from './text-memory.ts'
import type { FindProgress, TextSurface } from './text-surface.ts'

/** What one can do in a document of the host that a viewer shows. */
export class ViewerSurface implements TextSurface {
  readonly place: TextPlace
  readonly #document: TextDocument
  readonly #standing: StandingViewer
  readonly #onFailure: (error: unknown) => void
  #searchId: string | undefined
  #current: TextMatch | undefined
  #marked: { key: string; matches: readonly TextMatch[] } | undefined
  #folding: AbortController | undefined

  constructor(
    document: TextDocument,
    { standing, place }: { standing: StandingViewer; place: TextPlace },
    onFailure: (error: unknown) => void
  ) {
    this.#document = document
    this.#standing = standing
    this.place = place
    this.#onFailure = onFailure
    standing.viewer.onPaint.add(() => this.#mark())
  }

  focus(): void {
    this.#standing.viewer.dom.root.focus({ preventScroll: true })
  }

  async selectedText(): Promise<string> {
    const { selection } = this.#standing.caret
    return selection ? this.#document.read(selection.start, selection.end) : ''
  }

  allText(): Promise<string> {
    return this.#document.read()
  }

  path(): Promise<string | undefined> {
    return this.#document.pathOf(this.#standing.caret.head.row)
  }

  value(): Promise<string> {
    return this.#document.valueOf(this.#standing.caret.head.row)
  }

  async lineCount(): Promise<number> {
    const { viewer } = this.#standing
    return (await viewer.rows.fetch(Math.max(0, viewer.count - 1)))?.line ?? 1
  }

  async goToLine(line: number): Promise<void> {
    this.#standing.caret.moveTo({ row: await this.#document.rowOfLine(line), column: 0 })
  }

  toggleFold(): void {
    const { viewer, caret } = this.#standing
    toggleFold(viewer, caret.head.row).catch(this.#onFailure)
  }

  async foldAll(): Promise<boolean> {
    this.#folding?.abort()
    this.#folding = new AbortController()
    const { viewer } = this.#standing
    // The outermost bracket holds all that one wants to have an overview of.
    const first = await viewer.rows.fetch(0)
    return foldFrom(viewer, first?.opens ? 1 : 0, this.#folding.signal)
  }

  unfoldAll(): void {
    this.#folding?.abort()
    this.#standing.viewer.setFolds(new Folds())
  }

  async find(query: TextQuery, tell: (progress: FindProgress) => void, signal: AbortSignal): Promise<void> {
    this.endFind()
    const { client, id, searched } = this.#document
    if (searched && isSameQuery(searched.query, query)) return tell(this.#take(searched.end))
    this.#document.searched = undefined
    for await (const event of client.stream('text.search', { id, query }, { signal })) {
      if (signal.aborted) return
      if (event.done) this.#document.searched = { query, end: event }
      tell(this.#take(event))
    }
  }

  #take({ searchId, matches, capped, done, scannedBytes, totalBytes }: TextSearchEvent): FindProgress {
    this.#searchId = searchId
    this.#marked = undefined
    this.#standing.viewer.schedule()
    return { matches, capped, done, searched: totalBytes > 0 ? scannedBytes / totalBytes : 1 }
  }

  async nearestMatch(): Promise<number | undefined> {
    const { caret } = this.#standing
    const search = this.#search
    const from = caret.selection?.start ?? caret.head
    return search && (await this.#document.client.call('text.matchAfter', { ...search, from }))?.n
  }

  async markMatch(n: number): Promise<void> {
    if (await this.#setCurrent(n)) this.#standing.viewer.schedule()
  }

  async showMatch(n: number): Promise<void> {
    const match = await this.#setCurrent(n)
    if (!match) return
    const { viewer, caret } = this.#standing
    viewer.reveal(match.start, true)
    // A row that is not there yet cannot be brought into sight as far as columns go.
    await viewer.rows.fetch(match.start.row)
    caret.select(match.start, match.end)
  }

  endFind(): void {
    this.#searchId = undefined
    this.#current = undefined
    this.#marked = undefined
    this.#standing.viewer.schedule()
  }

  async #setCurrent(n: number): Promise<TextMatch | undefined> {
    const search = this.#search
    const match = search && (await this.#document.client.call('text.match', { ...search, n }))
    if (!match || search.searchId !== this.#searchId) return undefined
    this.#current = match
    return match
  }

  get #search(): { id: string; searchId: string } | undefined {
    return this.#searchId === undefined ? undefined : { id: this.#document.id, searchId: this.#searchId }
  }

  /** Marks the matches in sight, once they are known. */
  #mark(): void {
    const { viewer } = this.#standing
    const current = this.#current
    const others = (this.#marked?.matches ?? []).filter(
      match => !current || compare(match.start, current.start) !== 0
    )
    highlight(viewer, 'viewer-match', others)
    highlight(viewer, 'viewer-current', current ? [current] : [])
    const search = this.#search
    if (!search) return
    const runs = runsOf([...viewer.lines].map(({ rowIndex }) => rowIndex))
    const key = `${search.searchId} ${runs.map(({ from, count }) => `${from}+${count}`).join(' ')}`
    if (runs.length === 0 || this.#marked?.key === key) return
    this.#marked = { key, matches: this.#marked?.matches ?? [] }
    const { client } = this.#document
    Promise.all(runs.map(run => client.call('text.matchesIn', { ...search, ...run }))).then(found => {
      if (this.#marked?.key !== key) return
      this.#marked = { key, matches: found.flat() }
      viewer.schedule()
    }, this.#onFailure)
  }
}
