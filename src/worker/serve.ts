import { createBirpc } from 'birpc'
import { threeDegreeZone } from '../engine/geometry/frame.ts'
import type { Park } from '../engine/model/park.ts'
import type { Progress } from '../jobs/progress.ts'
import { type ReadPark, readPark } from '../jobs/read-park.ts'
import type { Command } from '../project/commands/command.ts'
import { historyOf, projectOf } from '../project/project.ts'
import type { Receipt } from '../project/receipt.ts'
import type { ProjectStore } from '../storage/project-store.ts'
import type { BroughtFile } from './change-place.ts'
import { keptBySite } from './kept-by-site.ts'
import type { NewFile } from './keeper.ts'
import type { FileJobs } from './file-jobs.ts'
import type { Importing } from './importing.ts'
import type { LiveDesk } from './live.ts'
import type { NearDesk } from './near-desk.ts'
import { placeLayer } from './place-layer.ts'
import type { Checked, CheckRequest, Jobs, Keeping, Listener, Opened } from './protocol.ts'
import { siteSource } from './site-source.ts'
import { outcomeOf, Turns } from './turns.ts'
import { Workplace } from './workplace.ts'

let place: Workplace | null = null
let storing: Promise<ProjectStore> | null = null
let importing: Importing | null = null
let live: LiveDesk | null = null
let near: NearDesk | null = null
/** Readers for the first dropped file, fetched and run when the first check is shown and nobody waits. */
let ready: ReturnType<typeof setTimeout> | null = null
const READY_MS = 1500
const turns = new Turns((step) => void page.progress(step))
const lull = (graceMs: number) => turns.lull(graceMs)

/** A job whose code is fetched when it is first asked for. */
const later = <J extends keyof FileJobs>(job: J): Jobs[J] =>
  (async (...args: readonly unknown[]) => {
    const { fileJobs } = await import('./file-jobs.ts')
    return (fileJobs(turns, opened, change)[job] as (...all: readonly unknown[]) => unknown)(...args)
  }) as Jobs[J]

const page = createBirpc<Listener, Jobs>(
  {
    openSite: (folder) =>
      turns.run(async (progress) => {
        const source = siteSource(folder)
        await take(await Workplace.open(source, keptBySite(source), progress))
        return shown()
      }),
    openFolder: (files) => turns.run((progress) => openFolder(files, progress)),
    openProject: (id) => turns.run((progress) => openProject(id, progress)),
    newPark: ({ name, lng, lat }) =>
      turns.run(async () => {
        const { emptyPark } = await import('../project/empty-park.ts')
        return openStored({ park: emptyPark(name, threeDegreeZone(lng), [lng, lat]), reviews: new Map(), notes: [] })
      }),
    listProjects: () => turns.ask(async () => (await store()).list()),
    removeProject: (id) =>
      turns.run(async () => {
        if (place?.keeper.id === id) await place.keeper.close()
        await (await store()).remove(id)
        return null
      }),
    check: (request) => turns.run((progress) => check(request, progress), 'to-changes'),
    ledger: (question) =>
      turns.ask(async (progress) => {
        const { ledger, ledgerView } = await import('../jobs/ledger.ts')
        return ledgerView(await ledger((await opened().whole(progress)).park, question, progress))
      }),
    summarise: (origin, asOf) =>
      turns.ask(async (progress) => {
        const overview = await import('./overview.ts')
        // What is open is read already, and has changes that the disk may not have yet.
        return origin.kind === 'device' && origin.id === place?.keeper.id
          ? overview.summaryOf((await place.whole(progress), place.read), asOf, progress, placeLayer)
          : overview.summarise(origin, asOf, store, progress, placeLayer)
      }),
    async exportOverview(parks, asOf, language) {
      const { exportOverview } = await import('../jobs/export.ts')
      return exportOverview(parks, asOf, language)
    },
    exportFindings: later('exportFindings'),
    exportList: later('exportList'),
    readList: later('readList'),
    applyList: later('applyList'),
    exportRegister: later('exportRegister'),
    exportCorners: later('exportCorners'),
    exportFolder: () =>
      turns.ask(async (progress) => {
        const [{ packFiles }, { parkFiles }, { blobOf }] = await Promise.all([
          import('../jobs/pack-files.ts'),
          import('../jobs/park-files.ts'),
          import('./sealing.ts'),
        ])
        const files = parkFiles(await opened().whole(progress), (stored) => opened().keeper.readFile(stored))
        return blobOf(packFiles(files), 'application/zip')
      }),
    sealPackage: (request) =>
      turns.ask(async (progress) =>
        (await import('./sealing.ts')).sealPackage(opened(), request, progress, placeLayer),
      ),
    verifyPackage: (files, seal) =>
      turns.ask(async (progress) => (await import('./sealing.ts')).openSealed(files, seal, progress)),
    dataHash: () =>
      turns.ask(async (progress) => {
        const { dataHash } = await import('../jobs/data-hash.ts')
        return dataHash(await opened().whole(progress), progress)
      }),
    kindOf: async (files) => (await import('./sources.ts')).kindOf(files),
    readDrafts: (files, remembered) =>
      turns.ask(async (progress) => (await importer(progress)).read(files, remembered, progress)),
    readPasted: (text, name) => turns.ask(async (progress) => (await importer(progress)).paste(text, name)),
    readAgain: (layer) => turns.ask(async (progress) => (await importer(progress)).again(layer, progress)),
    redraft: (id, settings) =>
      turns.ask(async (progress) => (await importer(progress)).redraft(id, settings, progress)),
    adopt: (ids) =>
      turns.run(async (progress) => {
        const { command, files } = (await importer(progress)).adopt(ids)
        return change(command, progress, files)
      }),
    async discardDrafts() {
      // In its turn: what was adopted before is still needed until then.
      await turns.ask(() => Promise.resolve(importing?.discard()))
    },
    receiptOf: (layer) => Promise.resolve(place?.history?.present.receipts.get(layer) ?? null),
    change: (command) => turns.run((progress) => change(command, progress)),
    addObject: (object) =>
      turns.run(async (progress) => {
        const { additionOf } = await import('../jobs/edit-objects.ts')
        const { command, files, ref } = additionOf(await opened().whole(progress), object)
        return { ...(await change(command, progress, files)), ref }
      }),
    moveObject: (object) =>
      turns.run(async (progress) => {
        const { moveOf } = await import('../jobs/edit-objects.ts')
        return change(moveOf(await opened().whole(progress), object), progress)
      }),
    forkDraft: (version) =>
      turns.run(async (progress) => {
        const { freeVersionId } = await import('../project/commands/draft-fork.ts')
        const { freeName } = await import('../jobs/free-name.ts')
        const { park } = await opened().whole(progress)
        const as = freeVersionId(park)
        const fork = { do: 'fork-version', version, as, layer: freeName(park, `boundary-${as}.geojson`) }
        return { ...(await change(fork, progress)), version: as }
      }),
    // A question, for a check that is under way: it is not stopped, because the evidence is what it finds.
    review: (entry) =>
      turns.ask(async (progress) => {
        await opened().whole(progress)
        const { command, brought } = await (await import('./reviewing.ts')).write(opened(), entry)
        return change(command, progress, brought)
      }),
    attachment: (which) => turns.ask(async () => (await import('./reviewing.ts')).blobOf(opened().keeper, which)),
    // Out of turn: whoever drags a corner does not wait for a check.
    async beginDraftEdit(request) {
      if (!opened().history) await turns.ask((progress) => opened().whole(progress))
      const { LiveDesk: Desk } = await import('./live.ts')
      live ??= new Desk(() => opened().park)
      return outcomeOf(live.begin(request))
    },
    moveDraftCorner: (edit) => Promise.resolve(live?.move(edit) ?? null),
    endDraftEdit: () => live?.end(),
    separation: () =>
      turns.ask(async () => {
        const { answer } = opened()
        return answer && (await import('../jobs/separation.ts')).separationView(answer)
      }),
    // Out of turn: a cell that is looked at, or a slider that is moved, does not wait for a check.
    async near(job, args) {
      const { NearDesk: Desk } = await import('./near-desk.ts')
      near ??= new Desk(() => opened().park)
      return (near[job] as (...all: readonly unknown[]) => unknown).apply(near, [...args])
    },
    cancel: () => turns.cancel(),
  },
  {
    post: (data) => postMessage(data),
    on: (listen) => addEventListener('message', (event) => listen((event as MessageEvent).data)),
    eventNames: ['progress', 'keeping'],
    timeout: -1,
  },
)

async function store(): Promise<ProjectStore> {
  storing ??= import('../storage/project-store.ts').then(({ openProjectStore }) =>
    openProjectStore({ askToPersist: () => page.askToPersist() }),
  )
  try {
    return await storing
  } catch (error) {
    storing = null
    throw error
  }
}

function tell(): void {
  void page.keeping(keeping())
}

function keeping(): Keeping {
  const { keeper, history } = opened()
  return {
    kind: keeper.kind,
    project: keeper.id,
    readOnly: keeper.readOnly,
    canUndo: (history?.past.length ?? 0) > 0,
    canRedo: (history?.future.length ?? 0) > 0,
    saved: keeper.saved,
    saving: keeper.saving,
    trouble: keeper.trouble,
  }
}

function opened(): Workplace {
  if (!place) throw new Error('no park is open')
  return place
}

async function take(next: Workplace): Promise<void> {
  const before = place
  place = next
  importing = null
  live?.end()
  await before?.keeper.close()
}

const shown = async (): Promise<Opened> => ({ view: await opened().view(), keeping: keeping() })

/** A park that was read becomes a project of this device. */
async function openStored(
  read: ReadPark,
  receipts: ReadonlyMap<string, Receipt> = new Map(),
  attached: readonly NewFile[] = [],
): Promise<Opened> {
  const { storeProject } = await import('./fork.ts')
  const history = historyOf(projectOf(read.park, receipts, read.reviews))
  const keeper = storeProject(store, history.present, lull, tell, attached)
  await take(Workplace.of(history, read.notes, keeper))
  return shown()
}

async function openFolder(files: Parameters<Jobs['openFolder']>[0], progress: Progress): Promise<Opened> {
  const [{ parkSource }, { readReceipts }, { attachmentsIn }] = await Promise.all([
    import('./sources.ts'),
    import('../jobs/read-receipts.ts'),
    import('./attachments-in.ts'),
  ])
  const source = await parkSource(files)
  const read = await readPark(source, progress)
  const { reviews, attached } = await attachmentsIn(source, read.reviews)
  return openStored({ ...read, reviews }, await readReceipts(source), attached)
}

async function openProject(id: string, progress: Progress): Promise<Opened> {
  const { readStoredProject } = await import('./open-stored.ts')
  // The same project may be open here: it has to be let go first.
  if (place?.keeper.id === id) await place.keeper.close()
  const { history, notes, keeper } = await readStoredProject(await store(), id, progress, lull, tell)
  await take(Workplace.of(history, notes, keeper))
  return shown()
}

/** The rules are fetched only now: the first map does not need them. */
async function check(request: CheckRequest, progress: Progress): Promise<Checked> {
  const here = opened()
  const [{ check: run }, { checkView }] = await Promise.all([
    import('../jobs/check.ts'),
    import('../jobs/check-view.ts'),
  ])
  const { park } = await here.whole(progress)
  const answer = await run(park, request, progress, placeLayer)
  const delta = await here.compare(answer, JSON.stringify(request))
  ready ??= setTimeout(() => void getReady(park, request.asOf), READY_MS)
  return { check: checkView(answer), delta, view: await here.unseen() }
}

async function getReady(park: Park, asOf: string): Promise<void> {
  const [{ warmUp }] = await Promise.all([import('./warm-up.ts'), import('./importing.ts')])
  await turns.spare((progress) => warmUp(park, asOf, progress))
}

async function importer(progress: Progress): Promise<Importing> {
  await opened().whole(progress)
  const { Importing: Importer } = await import('./importing.ts')
  return (importing ??= new Importer(opened()))
}

/** Makes a change. A sample becomes a project of this device with its first one. */
async function change(command: Command, progress: Progress, files: readonly BroughtFile[] = []): Promise<Opened> {
  const { changePlace } = await import('./change-place.ts')
  await opened().whole(progress)
  await changePlace(opened(), command, files, store, lull, tell)
  return shown()
}
