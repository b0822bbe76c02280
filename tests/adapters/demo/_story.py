"""A small portal and how it came about, in five commits."""

LAST = {
    "mkdocs.yml": b"site_name: Small\nplugins:\n  - pmsite:\n      as_of: 2026-03-31\n",
    "content/index.md": b"---\ntitle: Home\n---\n\nWelcome.\n\nRead [the guide](guide.md).\n",
    "content/guide.md": b"---\ntitle: Guide\n---\n\nWrite it down.\n",
    "content/people/li.wei.md": b"---\nkind: person\nid: li.wei\ntitle: Li Wei\nemail: li.wei@small.example\n---\n",
    "content/p/index.md": b"---\nkind: project\nid: P\ntitle: Project\nstatus: at_risk  # since March\n---\n",
    "content/p/risks/RISK-001.md": (
        b"---\nid: RISK-001\ntitle: Late\nstatus: closed\ncurrent: {probability: 1, impact: 3}\nresponses:\n"
        b"  - {id: ACT-001, action: Ask twice, status: done, done: 2026-02-10}\n"
        b"  - {id: ACT-002, action: Ask again, status: open}\nclosed: 2026-03-02\n---\n\n"
        b"The supplier is late.\n\nOn 2 March it was not.\n"
    ),
    "content/p/meetings/MTG-001.md": (
        b"---\nid: MTG-001\ntitle: Kick-off\ndate: 2026-02-03\n---\n\n"
        b"- [x] ACT-003 Send the minutes @li.wei due:2026-02-04 done:2026-02-04\n"
    ),
    "content/p/actuals.csv": b"date,task,who,hours\n2026-02-06,T-1,li.wei,8\n2026-02-13,T-1,li.wei,4\n",
}

STORY = """\
- date: 2026-02-02 09:00
  author: li.wei
  message: Begin
  add: [mkdocs.yml, content/index.md, content/handbook.md, li.wei, P]

- date: 2026-02-03 17:05
  author: li.wei
  message: |-
    Minutes of the kick-off

    And the risk that came up.
  add: [P/MTG-001, P/RISK-001, content/p/risks/RISK-002.md]

- date: 2026-02-06 17:45
  author: li.wei
  message: First week
  add: [content/p/actuals.csv]
  rows:
    content/p/actuals.csv: nothing → 2026-02-06
  set:
    P/ACT-003:
      status: open → done
      done: nothing → 2026-02-04
    P: {status: nothing → on_track}

- date: 2026-02-13 17:45
  author: li.wei
  message: Second week
  move: {content/handbook.md: content/guide.md}
  remove:
    content/p/risks/RISK-002.md: |
      ---
      id: RISK-002
      title: Late, too
      ---
  rows: {content/p/actuals.csv: 2026-02-06 → 2026-02-13}
  set:
    P/ACT-001: {status: open → done, done: nothing → 2026-02-10}
    P/RISK-001:
      current.probability: 4 → 2
      progress: ['- {date: 2026-02-06, percent: 10}']
  text:
    content/index.md:
      - was: '[the handbook](handbook.md)'
        now: '[the guide](guide.md)'

- date: 2026-03-02 10:00
  author: li.wei
  message: The risk is over
  add: [P/ACT-002]
  set:
    P/RISK-001:
      current.probability: 2 → 1
      status: assessed → closed
      closed: nothing → 2026-03-02
    P: {status: on_track → at_risk}
  text:
    content/p/risks/RISK-001.md:
      - {was: nothing, now: On 2 March … was not.}
"""
