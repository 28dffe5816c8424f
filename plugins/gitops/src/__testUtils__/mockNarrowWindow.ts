/** A window as wide as a phone, for media queries of a greatest width. Returns what ends it. */
export function mockNarrowWindow(): () => void {
  const before = window.matchMedia;
  window.matchMedia = query =>
    Object.assign(new EventTarget(), {
      media: query,
      matches: query.includes('max-width'),
      onchange: null,
      addListener() {},
      removeListener() {},
    });
  return () => {
    window.matchMedia = before;
  };
}
