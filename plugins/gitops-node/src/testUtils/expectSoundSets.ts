import { toDeploymentSetId } from '@backstage-gitops/plugin-gitops-common';
import { CollectedPicture } from './collectPicture';
import { expectThat } from './expectThat';

/** Sets name Deployments and sets that are in the picture, and rows name sets that are. */
export function expectSoundSets(picture: CollectedPicture): void {
  const sets = picture.sets();
  const rows = new Set(picture.ids());
  const ids = new Set(sets.map(({ id }) => id));
  expectThat(ids.size === sets.length, 'a set is told twice');
  for (const set of sets) {
    const { id, parent, deployments, steps = [] } = set;
    expectThat(
      id === toDeploymentSetId(set),
      `the set ${id} has not the id that its engine, kind and name make`,
    );
    const strange = deployments.filter(each => !rows.has(each));
    expectThat(
      strange.length === 0,
      `the set ${id} has Deployments that are not told of: ${strange}`,
    );
    expectThat(
      !parent || ids.has(parent),
      `the set ${id} has a parent that is not told of: ${parent}`,
    );
    steps.forEach(({ step, deployments: ofStep }, index) => {
      expectThat(step === index + 1, `the steps of ${id} are not in order`);
      expectThat(
        ofStep.every(each => deployments.includes(each)),
        `step ${step} of ${id} has Deployments that the set has not`,
      );
    });
  }
  for (const { id, set } of picture.deployments()) {
    expectThat(
      !set || ids.has(set.id),
      `${id} is of a set that is not told of: ${set?.id}`,
    );
  }
}
