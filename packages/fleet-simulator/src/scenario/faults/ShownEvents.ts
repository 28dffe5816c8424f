import { ObjectStore } from '../../kubernetes/objects/ObjectStore';

/** What watches of an API server are told of the writes to its store. */
export class ShownEvents {
  /** Watches stay open, and what happens meanwhile is never told; bookmarks go on. */
  areLost = false;

  /** The store as the API server shows it. */
  show(store: ObjectStore): ObjectStore {
    return {
      ...store,
      observe: listener =>
        store.observe(change => {
          if (!this.areLost) listener(change);
        }),
    };
  }
}
