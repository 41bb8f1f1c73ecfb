-- The store of dateline: one SQLite file.
--
-- What was received and what people said is the truth: report, sighting, correction, removal, withdrawal, look, story_name, event_name,
-- alert_rule, alert_mute, alert_look, alert_known, alert_told, alert; so is what is followed and what its sources said.
-- Everything else is derived from it, and `rebuild` derives it again. Numbers (n) are this file's own and reach no export;
-- ids do. Blobs are msgpack of the records in terms/, compressed: see blob.py.

-- Truth ---------------------------------------------------------------------------------------------------------------

create table report (                -- a document as received
    id       text not null primary key,
    form     text not null check (form in ('bytes', 'record')),  -- its bytes; or, of one out of many in a file, the record
    data     blob not null,          -- compressed
    name     text not null,          -- what the user called it
    file     text,                   -- the path as given, the smallest of several
    url      text,                   -- where it was fetched from
    received text not null           -- day on which it first came
) strict;

create table sighting (              -- that a report was seen; of a file that lies where it lay, the first time
    n      integer primary key,      -- in the order in which they came
    report text not null references report (id) on delete cascade,  -- the digest of what was seen
    address text,                    -- where on the web, or null
    how    text not null check (how in ('fetched', 'said', 'came')),
                                     -- fetched by dateline; fetched by another, as the report says; or it came, nobody knows when fetched
    at     text not null,            -- instant or day, as written
    origin text not null,            -- where that is said; of what came, its path or name
    turn   integer not null default 0  -- 1: at this path another report lay before
) strict;
create unique index sighting_told on sighting (report, how, at, origin) where how != 'came';
create index sighting_report on sighting (report);
create index sighting_origin on sighting (origin) where how = 'came';

create table unread (                -- reports that pass one has not read yet
    report text not null primary key references report (id) on delete cascade,
    tried  integer not null default 0  -- how often it was begun: what was begun when the program ended is read by itself the next time
) strict, without rowid;

create table job (                   -- what a server was sent to read, from when that was acknowledged on
    n         integer primary key autoincrement,
    id        text not null unique,
    state     text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
    begun     integer not null default 0,  -- how often: what was begun again and again comes after the others
    names     text not null,         -- what is read, as whoever sent it calls it, as JSON
    urls      text not null,         -- pages to be fetched, as JSON
    added     blob,                  -- Added, once it is over
    complaint text not null default ''
) strict;

create table job_file (              -- the files of a job that is not over
    n    integer primary key,
    job  integer not null references job (n) on delete cascade,
    name text not null,
    data blob not null
) strict;
create index job_file_job on job_file (job);

create table followed (              -- a source that is asked again and again: a feed, a sitemap, a mailbox
    n        integer primary key autoincrement,
    given    text not null,          -- as somebody gave it
    address  text not null unique,   -- where it is asked now; of a mailbox its path
    kind     text not null check (kind in ('unknown', 'feed', 'sitemap', 'mailbox')),  -- unknown: not asked yet
    title    text not null default '',
    since    text not null,          -- instant at which following began; all instants here are UTC, to the second
    state    text not null default 'on' check (state in ('on', 'off')),
    note     text not null default '',  -- why it is off, or what went wrong when it was last asked, or what else its page names
    every    integer not null,       -- seconds between two askings, as things go now
    due      text not null,          -- when it is asked next
    tried    text,                   -- when asking it was last begun: on the disk before it is asked
    answered text,                   -- when it last answered as it should
    failures integer not null default 0,  -- how often in a row it did not
    etag     text,                   -- by what its server knows again what it handed out
    modified text,
    digest   text,                   -- of what it handed out
    size     integer not null default 0,  -- how many entries it lists at a time
    wish     integer not null default 0,  -- seconds for which it says that nothing changes
    moved    text,                   -- where a permanent redirect leads, since when, and how often it did in a row
    moved_since text,
    moved_times integer not null default 0,
    more     text not null default '[]'  -- other documents of its own that are still to be read, as JSON
) strict;

create table followed_entry (        -- what a source said of one of its reports: its own title and summary, as last seen
    n       integer primary key,
    source  integer not null references followed (n) on delete cascade,
    key     text not null,           -- what the source calls it
    page    text,                    -- the address of its page in normal form; null: it has none
    words   text not null,           -- digest of what a reader sees of it
    data    blob not null,           -- a line of JSON, compressed; empty once its report was removed
    waiting integer not null default 0,  -- 1: its words are a report that is still to be taken in
    report  text,                    -- the report that its words were taken in as
    first   text not null,           -- when it was first seen
    last    text not null,           -- when it came with these words
    unique (source, key)
) strict;
create index followed_due on followed (due);
create index followed_entry_page on followed_entry (page) where page is not null;
create index followed_entry_report on followed_entry (report) where report is not null;
create index followed_entry_waiting on followed_entry (n) where waiting;
create index followed_entry_first on followed_entry (source, first);

create table followed_page (         -- a page that sources name
    address  text not null primary key,  -- in normal form
    url      text not null,          -- as it is asked
    due      text,                   -- when it is asked next; null: no more
    tried    text,                   -- when asking it was last begun: on the disk before it is asked
    asked    text,                   -- when it last answered
    first    text,                   -- when it was first taken in
    failures integer not null default 0,
    turn     integer not null default 0,  -- how often it was asked again since it was taken in
    report   text,                   -- the report that was taken in last
    etag     text,
    modified text,
    digest   text,                   -- of what was handed out
    note     text not null default ''  -- why it was not taken in
) strict, without rowid;
create index followed_page_due on followed_page (due) where due is not null;
create index followed_page_report on followed_page (report) where report is not null;

create table followed_site (         -- what a site asks of programs, kept for a day
    site   text not null primary key,  -- scheme, host and port
    status integer not null,
    robots blob not null,            -- robots.txt, compressed
    read   text not null
) strict, without rowid;

create table followed_host (         -- a host that asked for a pause
    host text not null primary key,
    free text not null               -- when it may be asked again
) strict, without rowid;

create table correction (            -- what somebody put right; an undoing is one too
    id   text not null primary key,
    made text not null,              -- instant, UTC
    data blob not null
) strict;

create table removal (               -- that a report was removed, and why; it is not taken in again
    article text not null primary key,
    day     text not null,
    why     text not null
) strict;

create table withdrawal (            -- that a report was withdrawn by who published it
    article text not null primary key,
    day     text not null,
    why     text not null
) strict;

create table look (                  -- what a reader had seen of a story when they last looked
    reader  text not null,
    article text not null,           -- the story that holds it is meant
    day     text not null,
    seen    blob not null,           -- ids of the changes that stood there, and of the articles
    retold  integer not null default 0,  -- 1: other steps have told the story since: what they tell of those articles is not news
    turn    integer not null default 0,  -- the how manieth look of this reader; 0: one that cannot be taken back
    before  blob,                    -- what they had seen before this look; null: nothing
    primary key (reader, article)
) strict, without rowid;

create table story_name (            -- every id under which a story was ever told: it lasts through merge and split
    id      text not null primary key,
    article text not null            -- the story that holds it now is meant
) strict, without rowid;

create table event_name (            -- the ids that events had under earlier steps, and where these were told: their names go on
    id      text not null,
    article text not null,
    start   integer not null,
    end     integer not null,
    primary key (article, start, end, id)
) strict, without rowid;

create table made_by (               -- which steps and models derived what stands here
    slot text not null primary key,
    step text not null
) strict, without rowid;

create table alert_rule (            -- a rule of alerts that was made on the page or over REST
    name text not null primary key,
    data blob not null,              -- AlertRule, and the secret by which its webhook is signed
    made text not null               -- instant, UTC
) strict, without rowid;

create table alert_mute (            -- a rule, or a story in all rules, that wakes nobody for a while
    kind  text not null check (kind in ('rule', 'story')),
    name  text not null,
    until text not null,             -- instant, UTC; "" until it is taken back
    primary key (kind, name)
) strict, without rowid;

create table alert_look (            -- how far the tellings were looked at for news; one row, or none before the first look
    one   integer not null primary key check (one = 1),
    seen  integer not null,          -- the last telling that was looked at
    first integer not null           -- the last one that stood there at the first look: what it told is no news
) strict;

create table alert_known (           -- reports that were there at the last look
    article     text not null primary key,
    independent integer not null     -- how many dispatches told its story then
) strict, without rowid;

create table alert_told (            -- what was told at the last look, by the words that name it, and how sure it was then
    article text not null,
    start   integer not null,
    what    text not null,
    sure    real not null,
    primary key (article, start, what)
) strict, without rowid;

create table alert (                 -- what is to be sent, from before it is sent on, and what came of it
    n         integer primary key autoincrement,
    id        text not null unique,  -- the key by which whoever receives it twice knows it
    rule      text not null,
    way       text not null check (way in ('webhook', 'mail', 'desktop')),
    target    text not null,         -- address, or ""
    state     text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
    made      text not null,         -- instants, UTC
    due       text not null,
    tries     integer not null default 0,  -- counted before each
    tried     text,
    digest    text,                  -- hour, day, or null
    complaint text not null default '',
    news      blob not null          -- News, all that it tells
) strict;
create index alert_due on alert (due) where state = 'waiting';

-- Each report by itself -------------------------------------------------------------------------------------------------

create table article (               -- a report, cleaned, and where it belongs
    n         integer primary key autoincrement,
    id        text not null unique references report (id) on delete cascade,
    address   text,                  -- its URL in normal form, else its name: reports of one address are revisions of one
    rank      text not null,         -- of several revisions the one of the highest rank is current
    state     text not null check (state in ('new', 'current', 'kept', 'turned')),
                                     -- new: not looked at yet; current: takes part in stories; kept: an earlier revision, or of
                                     -- a hidden source; turned: to be looked at anew, since something about it was corrected
    publisher text,
    sketch    integer not null default 0,  -- how many shingles
    bundle    integer,               -- articles that copy links hold together, before corrections; null: not woven
    dispatch  integer references dispatch (n) on delete set null,
    story     integer references story (n) on delete set null,
    telling   integer references telling (n) on delete set null,
    last_day  text,                  -- last day on which it may have been published, as its story settled it
    out       text                   -- the same as an instant in UTC, or as a day and "~", which sorts behind its hours
) strict;
create index article_address on article (address) where address is not null;
create index article_publisher on article (publisher) where publisher is not null;
create index article_bundle on article (bundle);
create index article_dispatch on article (dispatch);
create index article_story on article (story);
create index article_telling on article (telling);
create index article_last_day on article (last_day);
create index article_new on article (n) where state = 'new';
create index article_turned on article (n) where state = 'turned';

create table page (                  -- what pass one made of it
    article integer not null primary key references article (n) on delete cascade,
    text    blob not null,           -- against the report's data
    clean   blob not null,           -- Article, against the text
    alone   blob not null            -- its timexes and mentions, against the text
) strict;

create table parse (                 -- the parse of a paragraph, however many reports have it
    key  integer primary key,        -- digest of the parser's name, its version and the text
    data blob not null
) strict;

create table fault (                 -- a report that a step of pass one failed on
    report text not null primary key references report (id) on delete cascade,
    data   blob not null             -- SetAside
) strict;

-- The keys in shingle, opening and matter are told by the text or the profile of what they belong to, and whoever drops that
-- drops them by these keys: an index for it would double their size. One left behind costs a comparison and links nothing.

create table shingle (               -- index of copies
    key     integer not null,
    article integer not null,
    primary key (key, article)
) strict, without rowid;

create table paragraph (             -- index of paragraphs that recur
    key     integer not null,
    article integer not null references article (n) on delete cascade,
    primary key (key, article)
) strict, without rowid;
create index paragraph_article on paragraph (article);

create table recurring (             -- paragraphs found in so many stories that they are furniture
    key integer primary key
) strict;

-- The reports together --------------------------------------------------------------------------------------------------

create table dispatch (              -- one text that one or many outlets ran
    n       integer primary key autoincrement,
    heap    integer not null,        -- dispatches that links hold together: no episode reaches beyond
    episode integer references episode (n) on delete set null,
    first   integer,                 -- days on which it ran, as ordinals; null: not known
    last    integer,
    profile blob not null            -- what it is compared by
) strict;
create index dispatch_heap on dispatch (heap);
create index dispatch_episode on dispatch (episode);

create table opening (               -- index of dispatches that may tell of one happening
    key      integer not null,
    dispatch integer not null,
    primary key (key, dispatch)
) strict, without rowid;

create table episode (               -- the dispatches about one happening
    n       integer primary key autoincrement,
    field   integer not null,        -- episodes that links hold together: no story reaches beyond
    start   text not null,           -- its place in the order of the story
    record  blob not null,           -- Episode
    profile blob not null,           -- what it is compared by: its names and other words
    outline blob not null            -- the same in short, not compressed: tells which profiles need to be read
) strict;
create index episode_field on episode (field);

create table matter (                -- index of episodes that may be of one story
    key     integer not null,
    episode integer not null,
    primary key (key, episode)
) strict, without rowid;

create table story (                 -- the episodes of one matter, as the reports now stand
    n        integer primary key autoincrement,
    id       text not null,
    episodes blob not null           -- Episodes in their order
) strict;
create index story_id on story (id);

create table untold (                -- stories that must be told anew
    story integer primary key references story (n) on delete cascade
) strict;

create table stale (                 -- tellings that hold a report no longer there
    telling integer primary key references telling (n) on delete cascade
) strict;

-- What is told ----------------------------------------------------------------------------------------------------------

create table telling (               -- a story as it was last told
    n       integer primary key autoincrement,
    id      text not null unique,
    title   text not null,
    changed text not null,           -- day of its newest change, "" where none is known
    weight  real not null default 0, -- how much news it is, see tell/heat.py
    ahead   text not null default '',  -- last day on which something of it is planned, "" where nothing is
    line    blob not null,           -- StoryLine
    data    blob not null            -- all but its articles, timexes and statements
) strict;
create index telling_changed on telling (changed, id);
create index telling_weight on telling (weight, id);
create index telling_ahead on telling (ahead);

create table told_article (          -- an article as its story settled it, and what it says
    article integer primary key references article (n) on delete cascade,
    telling integer not null references telling (n) on delete cascade,
    settled blob,                    -- Article, against the text; null: as pass one left it
    found   blob not null            -- its timexes and statements, against the text
) strict;
create index told_article_telling on told_article (telling);

create table finding (               -- statements and mentions of events, kept for the next telling
    article integer primary key references article (n) on delete cascade,
    made_of blob not null,           -- digest of all that they were found from
    data    blob not null
) strict;

create table name (                  -- who and what is named in a story, and which outlets tell it
    n       integer primary key,
    telling integer not null references telling (n) on delete cascade,
    kind    text not null,           -- person, organization, place, other; source
    called  text not null
) strict;
create index name_telling on name (telling);

create table name_word (             -- the words of all its names, in normal form
    word text not null,
    name integer not null references name (n) on delete cascade,
    primary key (word, name)
) strict, without rowid;
create index name_word_name on name_word (name);

create table saying (                -- who is reported to have said something
    name    integer not null references name (n) on delete cascade,
    day     text not null,           -- day of the report, "" where not known
    article integer not null,
    place   integer not null,        -- the how manieth of the article's statements
    primary key (name, day, article, place)
) strict, without rowid;

create table change (                -- changes, revisions and withdrawals
    telling integer not null references telling (n) on delete cascade,
    id      text not null,
    day     text not null,
    data    blob not null,           -- Changed
    primary key (telling, id)
) strict, without rowid;
create index change_day on change (day, id);

create table conflict (
    telling integer not null references telling (n) on delete cascade,
    place   integer not null,
    data    blob not null,           -- Disputed
    primary key (telling, place)
) strict, without rowid;

create table label (                 -- where to find what bears an id
    key     integer not null,        -- the id as a number
    telling integer not null references telling (n) on delete cascade,
    primary key (key, telling)
) strict, without rowid;
create index label_telling on label (telling);

create table then_told (             -- a story as of a moment: of the same articles, furniture, corrections and steps it is told alike
    made_of blob not null primary key,  -- digest of all that
    article integer not null references article (n) on delete cascade,  -- one of its articles
    data    blob not null
) strict;
create index then_told_article on then_told (article);

-- What is searched ------------------------------------------------------------------------------------------------------

create table entry (                 -- an article, a statement or an event, as a search finds it
    n       integer primary key,     -- its day and a number within the day, see search.py
    kind    integer not null check (kind between 0 and 2),  -- article, statement, event
    id      text not null,
    telling integer not null,        -- 0: released, see search.py; its words must leave the index before it goes
    article integer not null,        -- where its words stand
    data    blob not null            -- what it is found by, against the article's text
) strict;
create index entry_telling on entry (telling);
create index entry_article on entry (article) where kind = 0;

create virtual table words using fts5 (  -- index of entries by their words; it keeps no text
    body, title, person, place, source, kind,  -- what most words stand in comes first: a byte or two less for each
    content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

create table vector (                -- what an entry means, as a model has it; made when a search first asks for meaning
    entry integer not null primary key references entry (n) on delete cascade,
    model integer not null,          -- digest of the model's name and version
    data  blob not null              -- a signed byte a dimension
) strict;
