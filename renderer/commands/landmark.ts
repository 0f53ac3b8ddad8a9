/**
 * The places a command can move the focus to. Each is marked `data-landmark` where it is drawn: a field, or a region
 * of which then the first target that it holds takes the focus.
 */
export type Landmark = 'url' | 'request' | 'response' | 'tree' | 'filter' | 'waterfall' | 'messages'
