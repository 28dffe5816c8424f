import { createServer, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { openStream } from '../../testing/openStream';
import { waitUntil } from '../../testing/waitUntil';
import { FaultGate } from '../FaultGate';

const MEGABYTE = 1024 * 1024;

describe('a gate that stands still', () => {
  let server: Server;
  let gate: FaultGate;
  let answers: ServerResponse[];

  beforeEach(async () => {
    answers = [];
    gate = new FaultGate((_request, response) => {
      answers.push(response);
      response.write('{}\n');
    });
    server = createServer((request, response) =>
      gate.handle(request, response),
    );
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  const open = async () => {
    const { port } = server.address() as AddressInfo;
    const stream = await openStream(`http://127.0.0.1:${port}/?watch=1`, {});
    await waitUntil('it has begun', () => stream.text() || undefined);
    return stream;
  };

  it.each(['hanging', 'halfOpen'] as const)(
    '%s: what a stream goes on writing is not kept without end',
    async are => {
      const stream = await open();
      gate.setConnections({ are });
      const chunk = 'x'.repeat(MEGABYTE / 8);
      let most = 0;
      for (let count = 0; count < 400; count += 1) {
        answers[0].write(chunk);
        most = Math.max(most, gate.heldBytes);
      }
      expect(most).toBeLessThanOrEqual(MEGABYTE);
      expect(gate.heldBytes).toBe(0);
      expect(stream.ended()).toBe(false);
      gate.setConnections({ are: 'well' });
      // What hung has lost too much to go on; what is half-open never goes on.
      if (are === 'hanging') {
        await waitUntil('it is broken', () => stream.ended() || undefined);
      }
      expect(stream.text()).toBe('{}\n');
      stream.close();
    },
  );

  it('hanging: a little is kept, and told in order', async () => {
    const stream = await open();
    gate.setConnections({ are: 'hanging' });
    answers[0].write('one');
    answers[0].end('two');
    expect(gate.heldBytes).toBe(6);
    gate.setConnections({ are: 'well' });
    await waitUntil('it is over', () => stream.ended() || undefined);
    expect(stream.text()).toBe('{}\nonetwo');
    expect(gate.heldBytes).toBe(0);
  });

  it('forgets who gave up waiting', async () => {
    gate.setConnections({ are: 'hanging' });
    const { port } = server.address() as AddressInfo;
    const callers = await Promise.all(
      Array.from({ length: 50 }, () =>
        openStream(`http://127.0.0.1:${port}/`, {}),
      ),
    );
    await waitUntil('all wait', () => gate.openCount === 50 || undefined);
    callers.forEach(caller => caller.close());
    await waitUntil('none is kept', () => gate.openCount === 0 || undefined);
    gate.setConnections({ are: 'well' });
    expect(answers).toEqual([]);
  });

  it('dripping: a reader that is too slow for an endless stream is broken off', async () => {
    const stream = await open();
    gate.setConnections({ are: 'dripping', bytes: 1, everyMs: 1000 });
    const chunk = 'x'.repeat(MEGABYTE);
    for (let count = 0; count < 70; count += 1) answers[0].write(chunk);
    expect(gate.heldBytes).toBeLessThan(MEGABYTE * 65);
    await waitUntil('it is broken', () => stream.ended() || undefined);
  });
});
