import { createApplication } from '../__testUtils__/createApplication';
import { parseApplication } from '../client/parseApplication';
import { ApplicationPicture } from './ApplicationPicture';

function createOn(destination: string, resourceVersion: string) {
  const raw = createApplication({
    name: 'shop',
    destination: { name: destination },
  });
  const { application } = parseApplication({
    ...raw,
    metadata: { ...raw.metadata, resourceVersion },
  });
  return application!;
}

describe('ApplicationPicture', () => {
  it('tells a destination that came back as new, once nobody was on it', () => {
    const picture = new ApplicationPicture({
      engine: 'hub',
      memory: new Map(),
    });
    const members = new Map([['argocd/shop', {}]]);
    picture.put(createOn('first', '1'));
    expect(picture.clusters.takeStrangers()).toBe(true);
    picture.put(createOn('first', '2'));
    picture.settle(members);
    picture.put(createOn('first', '3'));
    expect(picture.clusters.takeStrangers()).toBe(false);

    picture.put(createOn('second', '4'));
    expect(picture.clusters.takeStrangers()).toBe(true);
    picture.settle(members);
    picture.put(createOn('first', '5'));
    expect(picture.clusters.takeStrangers()).toBe(true);
  });
});
