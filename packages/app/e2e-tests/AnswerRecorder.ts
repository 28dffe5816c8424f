import { BrowserContext, Page, Response } from '@playwright/test';
import { Confidential, findConfidential } from './findConfidential';

/** Answers that go on for as long as somebody listens; their bodies never end by themselves. */
const STREAMED = /^(application\/x-ndjson|text\/event-stream)/;
const WITHOUT_BODY = [204, 205, 301, 302, 303, 304, 307, 308];
const SETTLE_MS = 15_000;

/**
 * Searches everything that pages are told by the backend: headers and bodies below `/api/`, streams as far as
 * they came, and messages of web sockets.
 */
export class AnswerRecorder {
  /** What was given away, each with where. */
  readonly leaks: { name: string; where: string }[] = [];
  /** Addresses of answers whose body the browser did not keep: the page went on before it was read. */
  readonly unread: string[] = [];
  answers = 0;
  bytes = 0;
  readonly #confidential: readonly Confidential[];
  readonly #reads: Promise<void>[] = [];
  readonly #streams: { where: string; chunks: Buffer[] }[] = [];

  constructor(confidential: readonly Confidential[]) {
    this.#confidential = confidential;
  }

  /** Listens to all pages of a context, also to those that it opens later. */
  watch(context: BrowserContext) {
    context.on('response', response => {
      if (isOfBackend(response.url())) {
        this.#reads.push(this.#readAnswer(response));
      }
    });
    const watchPage = (page: Page) => {
      this.#watchSockets(page);
      this.#reads.push(this.#watchStreams(page));
    };
    context.on('page', watchPage);
    context.pages().forEach(watchPage);
  }

  /** Waits for what is on its way, and searches what streams told until now. */
  async settle() {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<void>(resolve => {
      timer = setTimeout(resolve, SETTLE_MS);
    });
    await Promise.race([Promise.all(this.#reads), limit]);
    clearTimeout(timer);
    for (const { where, chunks } of this.#streams.splice(0)) {
      this.#search(where, Buffer.concat(chunks));
    }
  }

  async #readAnswer(response: Response) {
    const where = response.url();
    this.answers += 1;
    const headers = await response.allHeaders().catch(() => response.headers());
    this.#search(`headers of ${where}`, Buffer.from(JSON.stringify(headers)));
    if (WITHOUT_BODY.includes(response.status())) return;
    if (STREAMED.test(headers['content-type'] ?? '')) return;
    try {
      this.#search(where, await response.body());
    } catch {
      this.unread.push(where);
    }
  }

  #watchSockets(page: Page) {
    page.on('websocket', socket => {
      if (!isOfBackend(socket.url())) return;
      this.answers += 1;
      socket.on('framereceived', ({ payload }) =>
        this.#search(socket.url(), Buffer.from(payload)),
      );
    });
  }

  /** The browser's own protocol hands out a stream while it is open; Playwright only what has ended. */
  async #watchStreams(page: Page) {
    try {
      const session = await page.context().newCDPSession(page);
      const open = new Map<string, Buffer[]>();
      session.on('Network.responseReceived', ({ requestId, response }) => {
        const { url, mimeType } = response;
        if (!isOfBackend(url) || !STREAMED.test(mimeType)) return;
        // The first one is what came before we listened.
        const chunks = [Buffer.alloc(0)];
        open.set(requestId, chunks);
        this.#streams.push({ where: url, chunks });
        session
          .send('Network.streamResourceContent', { requestId })
          .then(({ bufferedData }) => {
            chunks[0] = Buffer.from(bufferedData, 'base64');
          })
          .catch(() =>
            session
              .send('Network.getResponseBody', { requestId })
              .then(({ body, base64Encoded }) => {
                chunks[0] = Buffer.from(
                  body,
                  base64Encoded ? 'base64' : 'utf8',
                );
              })
              .catch(() => this.unread.push(url)),
          );
      });
      session.on('Network.dataReceived', ({ requestId, data }) => {
        if (data) open.get(requestId)?.push(Buffer.from(data, 'base64'));
      });
      await session.send('Network.enable');
    } catch (error) {
      // A page that was closed at once told nothing.
      if (!page.isClosed()) throw error;
    }
  }

  #search(where: string, body: Buffer) {
    this.bytes += body.length;
    for (const name of findConfidential(
      body.toString('utf8'),
      this.#confidential,
    )) {
      this.leaks.push({ name, where });
    }
  }
}

function isOfBackend(url: string): boolean {
  return new URL(url).pathname.startsWith('/api/');
}
