/**
 * What of undici is used. Its own entry loads all of it, twice as much code (fetch, caches, mocks), and CommonJS is not
 * shaken: bundles are told to take this in its place.
 */
// @ts-expect-error: it has types for its entry alone
export { default as Client } from 'undici/lib/dispatcher/client.js'
