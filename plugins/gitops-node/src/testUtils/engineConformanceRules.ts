import { GitopsEngine } from '../GitopsEngine';
import { CollectedPicture, collectPicture } from './collectPicture';
import { expectSoundDeliveries } from './expectSoundDeliveries';
import { expectSoundReachability } from './expectSoundReachability';
import { expectSoundSets } from './expectSoundSets';
import { expectThat } from './expectThat';

/**
 * A world that an engine reads, moved by the conformance suite. Every call settles when the upstream
 * has the change; how soon the engine yields it is what the suite watches.
 *
 * @public
 */
export interface EngineWorld {
  /** The engine under test, reading this world. */
  readonly engine: GitopsEngine;
  /** Texts that must never be in an event: addresses, tokens. */
  readonly secrets: string[];
  /** Ids of the Deployments that exist now. */
  ids(): Promise<string[]>;
  /** Creates one and resolves to its id. */
  add(name: string): Promise<string>;
  /** Changes what `message`, `sync`, `version` or `revision` of one says. */
  change(id: string): Promise<void>;
  /** Deletes one. */
  remove(id: string): Promise<void>;
  /** From now on, and for streams that are open, the upstream refuses our credentials. */
  refuse(): Promise<void>;
  /** Ends `refuse`. */
  accept(): Promise<void>;
  /** Releases everything. */
  close(): Promise<void>;
  /** Milliseconds to wait for what an engine promises; 20,000 without. */
  readonly patienceMs?: number;
}

/** One promise of `GitopsEngine.observe`, and how it is tried. @public */
export type EngineConformanceRule = {
  name: string;
  /** Rejects with a sentence that says what was broken. */
  check(world: EngineWorld): Promise<void>;
};

/** What every engine promises. @public */
export const engineConformanceRules: readonly EngineConformanceRule[] = [
  {
    name: 'starts with the full picture',
    async check(world) {
      const picture = collectPicture(world.engine, world);
      try {
        await picture.until('a full picture', () => picture.fulls > 0);
        expectThat(
          picture.types[0] === 'full',
          `the first event was ${picture.types[0]}, not full`,
        );
        expectSameIds(picture.ids(), await world.ids());
      } finally {
        await picture.stop();
      }
    },
  },
  {
    name: 'names itself, and every Deployment once',
    async check(world) {
      const picture = collectPicture(world.engine, world);
      try {
        await picture.until('a full picture', () => picture.fulls > 0);
        for (const deployment of picture.deployments()) {
          expectThat(
            deployment.engine.type === world.engine.type &&
              deployment.engine.name === world.engine.name,
            `${deployment.id} says it is of another engine`,
          );
        }
        expectThat(
          picture.duplicates.length === 0,
          `a full picture holds twice: ${picture.duplicates.join(', ')}`,
        );
      } finally {
        await picture.stop();
      }
    },
  },
  {
    name: 'tells what is added, changed and removed, as it happens',
    async check(world) {
      const picture = collectPicture(world.engine, world);
      try {
        await picture.until('a full picture', () => picture.fulls > 0);
        const id = await world.add('conformance-added');
        await picture.until('the added Deployment', () =>
          picture.ids().includes(id),
        );
        const before = JSON.stringify(picture.get(id));
        await world.change(id);
        await picture.until(
          'the changed Deployment',
          () => JSON.stringify(picture.get(id)) !== before,
        );
        await world.remove(id);
        await picture.until(
          'the removal of the Deployment',
          () => !picture.ids().includes(id),
        );
      } finally {
        await picture.stop();
      }
    },
  },
  {
    name: 'does not remember what was removed while nobody looked',
    async check(world) {
      const id = await world.add('conformance-forgotten');
      const before = collectPicture(world.engine, world);
      await before
        .until('the Deployment', () => before.ids().includes(id))
        .finally(() => before.stop());
      await world.remove(id);
      const after = collectPicture(world.engine, world);
      try {
        await after.until('a full picture', () => after.fulls > 0);
        expectSameIds(after.ids(), await world.ids());
      } finally {
        await after.stop();
      }
    },
  },
  {
    name: 'tells why it cannot read, ends, and reads again when asked anew',
    async check(world) {
      await world.refuse();
      const refused = collectPicture(world.engine, world);
      try {
        await refused.until('an error event', () => refused.errors.length > 0);
        await refused.until('the end of the iteration', () => refused.ended);
      } finally {
        await refused.stop();
      }
      const [error] = refused.errors;
      expectThat(
        refused.errors.length === 1,
        `an observation ended with ${refused.errors.length} errors`,
      );
      expectThat(
        Boolean(error.code && error.message),
        'the error has no code or no message',
      );
      await world.accept();
      const again = collectPicture(world.engine, world);
      try {
        await again.until('a full picture', () => again.fulls > 0);
        expectSameIds(again.ids(), await world.ids());
      } finally {
        await again.stop();
      }
    },
  },
  {
    name: 'tells when credentials are refused while it follows',
    async check(world) {
      const picture = collectPicture(world.engine, world);
      try {
        await picture.until('a full picture', () => picture.fulls > 0);
        await world.refuse();
        await picture.until('an error event', () => picture.errors.length > 0);
        await picture.until('the end of the iteration', () => picture.ended);
      } finally {
        await picture.stop();
        await world.accept();
      }
      const again = collectPicture(world.engine, world);
      try {
        await again.until('a full picture', () => again.fulls > 0);
        expectSameIds(again.ids(), await world.ids());
      } finally {
        await again.stop();
      }
    },
  },
  {
    name: 'tells of sets only what it tells of Deployments',
    async check(world) {
      await checkPicture(world, expectSoundSets);
    },
  },
  {
    name: 'says of each cluster in one shape whether it answers',
    async check(world) {
      await checkPicture(world, ({ clusters }) =>
        clusters().forEach(expectSoundReachability),
      );
    },
  },
  {
    name: 'remembers deliveries of what it tells of, oldest first',
    async check(world) {
      await checkPicture(world, ({ ids }) => {
        for (const id of ids()) {
          expectSoundDeliveries(id, world.engine.listDeliveries?.(id) ?? []);
        }
        expectThat(
          world.engine.listDeliveries?.('conformance:none') === undefined,
          'it remembers deliveries of a Deployment that does not exist',
        );
      });
    },
  },
  {
    name: 'keeps addresses and tokens out of every event',
    async check(world) {
      const picture = collectPicture(world.engine, world);
      await picture
        .until('a full picture', () => picture.fulls > 0)
        .finally(() => picture.stop());
      await world.refuse();
      const refused = collectPicture(world.engine, world);
      await refused
        .until('an error event', () => refused.errors.length > 0)
        .finally(() => refused.stop());
      await world.accept();
      const told = JSON.stringify([
        picture.deployments(),
        picture.sets(),
        picture.clusters().map(({ reachable }) => reachable),
        picture.warnings,
        refused.errors,
      ]);
      for (const secret of world.secrets) {
        expectThat(!told.includes(secret), `an event holds "${secret}"`);
      }
    },
  },
  {
    name: 'ends without an error when it is aborted',
    async check(world) {
      const picture = collectPicture(world.engine, world);
      await picture.until('a full picture', () => picture.fulls > 0);
      await picture.stop();
      expectThat(picture.ended, 'the iteration goes on after an abort');
      expectThat(
        picture.errors.length === 0 && picture.thrown === undefined,
        'the abort was told as an error',
      );
    },
  },
];

/** Looks at the first full picture. */
async function checkPicture(
  world: EngineWorld,
  check: (picture: CollectedPicture) => void,
): Promise<void> {
  const picture = collectPicture(world.engine, world);
  try {
    await picture.until('a full picture', () => picture.fulls > 0);
    check(picture);
  } finally {
    await picture.stop();
  }
}

function expectSameIds(actual: string[], wanted: string[]): void {
  const missing = wanted.filter(id => !actual.includes(id));
  const extra = actual.filter(id => !wanted.includes(id));
  expectThat(
    missing.length === 0 && extra.length === 0,
    `the picture lacks [${missing}] and has too much [${extra}]`,
  );
}
