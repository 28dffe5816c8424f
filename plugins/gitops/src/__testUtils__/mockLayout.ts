const VIEWPORT = 600;
const LINE = 32;

/**
 * Gives elements a size, which jsdom does not: lines of a virtualised list 32 px, everything else 600 px
 * high. What scrolls does so at once.
 *
 * @returns takes it back
 */
export function mockLayout(): () => void {
  const height = jest
    .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
    .mockImplementation(function offsetHeight(this: HTMLElement) {
      return this.dataset.index === undefined ? VIEWPORT : LINE;
    });
  const width = jest
    .spyOn(HTMLElement.prototype, 'offsetWidth', 'get')
    .mockReturnValue(800);
  const clientHeight = jest
    .spyOn(Element.prototype, 'clientHeight', 'get')
    .mockReturnValue(VIEWPORT);
  const scrollHeight = jest
    .spyOn(Element.prototype, 'scrollHeight', 'get')
    .mockImplementation(function scrollHeightOf(this: Element) {
      const first = this.firstElementChild;
      return first instanceof HTMLElement
        ? parseFloat(first.style.height) || VIEWPORT
        : VIEWPORT;
    });
  const scrollTo = Element.prototype.scrollTo;
  Element.prototype.scrollTo = function scrollToTop(
    this: Element,
    options?: unknown,
  ) {
    const { top = 0 } = options as { top?: number };
    this.scrollTop = top;
    this.dispatchEvent(new Event('scroll', { bubbles: true }));
  } as typeof scrollTo;
  return () => {
    [height, width, clientHeight, scrollHeight].forEach(spy =>
      spy.mockRestore(),
    );
    Element.prototype.scrollTo = scrollTo;
  };
}
