import { seedClusters } from '../seed/seedClusters';
import { seedServices } from '../seed/seedServices';
import { toDeploymentFile } from '../seed/toDeploymentFile';
import { readVersion, setVersion } from './setVersion';

describe('setVersion', () => {
  it.each(
    Object.values(seedServices).flatMap(service =>
      seedClusters.map(cluster => ({ service, cluster })),
    ),
  )(
    'changes one line of $service.name on $cluster.name',
    ({ service, cluster }) => {
      const [text] = Object.values(
        toDeploymentFile(service, cluster, { version: '1.2.3' }),
      );
      expect(readVersion(text)).toBe('1.2.3');
      const changed = setVersion(text, '4.5.6-rc.1') ?? '';
      expect(readVersion(changed)).toBe('4.5.6-rc.1');
      expect(changed.replace('4.5.6-rc.1', '1.2.3')).toBe(text);
    },
  );

  it('finds no version where there is none', () => {
    expect(readVersion('wave: "1"\n')).toBeUndefined();
    expect(setVersion('[]\n', '1')).toBeUndefined();
  });
});
