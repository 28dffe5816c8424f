import { Agent, request } from 'node:http';

/** An answer of the backend. */
export type Answer = { status: number; text: string };

/** One signed-in person's browser, as far as it talks to the backend. */
export class Browser {
  private readonly agent = new Agent({ keepAlive: true });
  private token?: string;

  constructor(private readonly url: string) {}

  /** Signs in as a guest. */
  async signIn(): Promise<void> {
    const { text } = await this.get('/api/auth/guest/refresh');
    this.token = JSON.parse(text).backstageIdentity.token;
  }

  /** @throws for another status than 200. */
  async read(path: string): Promise<string> {
    const { status, text } = await this.get(path);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return text;
  }

  async get(path: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        `${this.url}${path}`,
        {
          agent: this.agent,
          headers: {
            'x-requested-with': 'XMLHttpRequest',
            ...(this.token && { authorization: `Bearer ${this.token}` }),
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end();
    });
  }

  /** Calls back at every signal that something changed. Resolves when subscribed, with how to stop. */
  async onSignal(channel: string, listener: () => void): Promise<() => void> {
    // The plugin takes upgrades from the first request on.
    await this.get('/api/signals');
    const address = `${this.url.replace('http', 'ws')}/api/signals`;
    const socket = new WebSocket(address, this.token);
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onerror = () => reject(new Error('No WebSocket for signals'));
    });
    socket.onmessage = listener;
    socket.send(JSON.stringify({ action: 'subscribe', channel }));
    return () => socket.close();
  }

  close(): void {
    this.agent.destroy();
  }
}
