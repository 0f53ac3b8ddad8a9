/** Whether this page runs in the Electron shell; else a browser shows it, served by `sonde serve`. */
export const inElectron = location.protocol === 'app:'

/** Whether the keyboard in front of this page is Apple's. */
export const onMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
