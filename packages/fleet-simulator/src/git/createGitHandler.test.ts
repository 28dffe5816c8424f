import { Fleet } from '../Fleet';
import { startFleet } from '../startFleet';
import { cloneRepository } from '../testing/cloneRepository';

jest.setTimeout(60_000);

describe('files of the repository as text', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
  });
  afterAll(() => fleet.stop());
  const read = (place: string) => fetch(`${fleet.repositoryUrl}/raw/${place}`);

  it('serves the newest of a branch, after a push too', async () => {
    const path = 'apps/checkout-api/catalog-info.yaml';
    await fleet.commit({
      message: 'checkout-api: its entity',
      files: { [path]: 'kind: Component\nmetadata:\n  title: Größe\n' },
    });
    const answer = await read(`main/${path}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(
      'text/plain; charset=utf-8',
    );
    expect(await answer.text()).toContain('title: Größe');
  });

  it.each([
    ['no such file', 'main/apps/none.yaml'],
    ['a folder', 'main/apps'],
    ['no such branch', 'other/README.md'],
    ['no path', 'main'],
    ['a way out', 'main/..%2f..%2f..%2fetc%2fpasswd'],
    ['a commit in place of a branch', 'main~1/README.md'],
    ['another object', 'main:README.md/README.md'],
    ['what cannot be decoded', 'main/%ff'],
  ])('answers 404 in words for %s', async (_, place) => {
    const answer = await read(place);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('There is no such file on that branch.\n');
  });
});

describe('other repositories', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
  });
  afterAll(() => fleet.stop());

  it('are empty until somebody pushes, and read back then', async () => {
    const url = `${fleet.url}/git/org/second-platform.git`;
    const clone = await cloneRepository(url);
    const commit = await clone.push('A beginning', { 'README.md': 'Hello\n' });
    const other = await cloneRepository(url);
    expect(await other.git('rev-parse', 'HEAD')).toBe(commit);
    const file = await fetch(`${url}/raw/main/README.md`);
    expect(await file.text()).toBe('Hello\n');
    clone.remove();
    other.remove();
  });

  it.each([
    '/org/..%2f..%2fetc.git/info/refs',
    '/org/.git/info/refs',
    '/org/Upper.git/info/refs',
    '/other/platform-gitops.git/info/refs',
    '/org/a/b.git/info/refs',
  ])('%s is none', async path => {
    const answer = await fetch(
      `${fleet.url}/git${path}?service=git-upload-pack`,
    );
    expect(answer.status).toBe(404);
  });

  it('are few', async () => {
    const statuses = new Set<number>();
    for (let index = 0; index < 25; index += 1) {
      const url = `${fleet.url}/git/org/many-${index}.git`;
      const answer = await fetch(`${url}/info/refs?service=git-upload-pack`);
      statuses.add(answer.status);
    }
    expect([...statuses]).toEqual([200, 404]);
  });
});
