import type { Plugin } from 'vite'

/**
 * Nothing from anywhere else, no inline script or style; the hosts of the network basemaps that the site was built with
 * (none by default) may be asked for images.
 * @param hosts origins such as `https://t0.tianditu.gov.cn`
 * @param data origins that large layers of people may be read from, none by default
 */
export function contentSecurityPolicy(hosts: readonly string[], data: readonly string[] = []): string {
  const from = (...sources: string[]) => [...sources, ...hosts].join(' ')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    `img-src ${from("'self'", 'data:', 'blob:')}`,
    "font-src 'self'",
    `connect-src ${from("'self'", ...data)}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** Puts the policy into the page and into what `vite preview` serves. */
export function withPolicy(policy: string): Plugin {
  return {
    name: 'content-security-policy',
    config: () => ({ preview: { headers: { 'Content-Security-Policy': policy } } }),
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { server }) =>
        server
          ? []
          : [
              {
                tag: 'meta',
                attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
                injectTo: 'head-prepend',
              },
            ],
    },
  }
}
