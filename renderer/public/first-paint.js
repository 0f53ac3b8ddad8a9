/* Runs before the first paint, while modules are still loading, so that a chosen theme never flashes the other. */
const chosen = localStorage.getItem('sonde.theme')
const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.dataset.theme = dark ? 'dark' : 'light'
