import { registerOffline } from '../../../../src/offline/updates.ts'

/** The smallest page that offers a new version: a word when everything is kept, a button for an update. */
registerOffline(
  new URLSearchParams(location.search).has('fonts'),
  (apply) => {
    const button = document.createElement('button')
    button.textContent = 'new version'
    button.addEventListener('click', apply)
    document.body.append(button)
  },
  () => document.body.append('kept'),
)
