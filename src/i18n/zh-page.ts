export const zhPage = { title: '四至' }
