/* For browsers that cannot read the program itself, so written in the oldest JavaScript there is. */
window.addEventListener('load', function () {
  var app = document.getElementById('app')
  function say() {
    if (app.childNodes.length > 0) return
    var sentence = document.createElement('p')
    sentence.setAttribute('role', 'alert')
    sentence.appendChild(
      document.createTextNode(
        '此浏览器过旧，无法运行四至。请使用 Chrome 或 Edge 114、Firefox 121、Safari 17.4 及以上版本。' +
          ' This browser is too old for Sizhi. Use Chrome or Edge 114, Firefox 121, Safari 17.4 or newer.',
      ),
    )
    app.appendChild(sentence)
  }
  if (!('noModule' in document.createElement('script'))) say()
  else setTimeout(say, 15000)
})
window.addEventListener('error', function (event) {
  /* A syntax error while the program is read leaves the page empty. */
  if (event.message && /SyntaxError/.test(event.message)) {
    var app = document.getElementById('app')
    if (app && app.childNodes.length === 0)
      app.textContent = '此浏览器过旧，无法运行四至。 This browser is too old for Sizhi.'
  }
})
