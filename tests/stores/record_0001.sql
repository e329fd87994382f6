-- A record of two sample texts as the tables of revision 0001 kept it.
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE claims (
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	document VARCHAR NOT NULL, 
	record TEXT NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	CONSTRAINT pk_claims PRIMARY KEY (number), 
	CONSTRAINT fk_claims_document FOREIGN KEY(document) REFERENCES documents (id)
);
CREATE TABLE descriptions (
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	document VARCHAR NOT NULL, 
	treaty VARCHAR NOT NULL, 
	record TEXT NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	CONSTRAINT pk_descriptions PRIMARY KEY (number), 
	CONSTRAINT fk_descriptions_document FOREIGN KEY(document) REFERENCES documents (id)
);
CREATE TABLE documents (
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	versions VARCHAR NOT NULL, 
	publisher VARCHAR, 
	published DATE, 
	published_last DATE, 
	sha256 VARCHAR NOT NULL, 
	credited VARCHAR, 
	signature BLOB NOT NULL, 
	record TEXT NOT NULL, 
	text BLOB NOT NULL, 
	reading BLOB NOT NULL, 
	added DATETIME NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	CONSTRAINT pk_documents PRIMARY KEY (number), 
	CONSTRAINT fk_documents_versions FOREIGN KEY(versions) REFERENCES versions (id)
);
INSERT INTO "documents" VALUES(1,'document-8aea2dba302f5de7','versions-f8fe9af6fe5b4f47','Sample Wire','2018-12-05','2018-12-05','75c294b7dd6ec86cf5ffd7bd5c0c2092acf1e743ab0df7f42f847d3dbb02d1c0',NULL,X'','{"kind":"document","schema":"treatywatch/1","id":"document-8aea2dba302f5de7","source":"alpha.txt","title":"On alpha","author":null,"publisher":"Sample Wire","published":"2018-12-05","published_precision":"day","published_basis":"metadata","language":"en","characters":131,"sha256":"75c294b7dd6ec86cf5ffd7bd5c0c2092acf1e743ab0df7f42f847d3dbb02d1c0","sources":["alpha.txt"],"copies":[{"source":"alpha.txt","publisher":"Sample Wire","published":"2018-12-05","url":null,"sha256":"0000000000000000000000000000000000000000000000000000000000000000"}],"url":null,"voice":null,"pages":[]}',X'789C6D8BCB098450100453E908DEC18B1884173F010CD8F0069E224C0B9AFDCE827B5BE84B53554BF540CE10B69F8D106F152C95580F1737CC3231123F015513A62BC20DD5F233BE8AD21EC6BE1BB07BB2C6F293361ECEB773FD6DCA07DD392D3C',X'789C4D8E410A84400C04FF92B38228B28B5F1191687A61C0C9A813F120FE5D1754BC55D14DD31B49E8170F35AA1E4CBF0CCEA5E322CB7FA5E04309AD61964855DD2414CF0AB4C7A5CA1E6D1C59EFD8D8F09F79E5179A7B705A58CD99BBDD07C1707ED0A0A0FD0023D232CC','2024-01-01 12:00:00.000000','2024-01-01',NULL);
INSERT INTO "documents" VALUES(2,'document-85c7f89234f17410','versions-f8fe9af6fe5b4f47','Sample Wire','2018-12-05','2018-12-05','cebb30a465446d02622339f1db706cef2e6f2db7af2bd57a8c7db73b77e73801',NULL,X'','{"kind":"document","schema":"treatywatch/1","id":"document-85c7f89234f17410","source":"beta.txt","title":"On beta","author":null,"publisher":"Sample Wire","published":"2018-12-05","published_precision":"day","published_basis":"metadata","language":"en","characters":86,"sha256":"cebb30a465446d02622339f1db706cef2e6f2db7af2bd57a8c7db73b77e73801","sources":["beta.txt"],"copies":[{"source":"beta.txt","publisher":"Sample Wire","published":"2018-12-05","url":null,"sha256":"0000000000000000000000000000000000000000000000000000000000000000"}],"url":null,"voice":null,"pages":[]}',X'789C1D89C109803010045BD90A5286E0C787C6020E72908368C45B45BB3711E631CCC46C8E86C0653B8A82FA10AC3560BEDCAD774B609656B362DD8D9AB050A88EDB6AF9A5AF711A104F15BEE103347E1E90',X'789C4D8E4B0A80300C44EF92B5825FAA5E45444A1BA16053B5292EC4BBABA0C5DD7BCC30CC01DAA9609118BA8869532B31356D5156532EAA3C830476B7690F5D3F24E0EF0A92C257495A1CFD22E98B59323E33BFFC453611D720890D9BCFADD338DF1FC811C27901A46231BE','2024-01-01 12:00:00.000000','2024-01-01',NULL);
CREATE TABLE facts (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_facts PRIMARY KEY (name)
);
CREATE TABLE findings (
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	document VARCHAR NOT NULL, 
	claim VARCHAR NOT NULL, 
	treaty VARCHAR NOT NULL, 
	record TEXT NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	CONSTRAINT pk_findings PRIMARY KEY (number), 
	CONSTRAINT fk_findings_document FOREIGN KEY(document) REFERENCES documents (id)
);
CREATE TABLE places (
	number INTEGER NOT NULL, 
	document VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	publisher VARCHAR, 
	published VARCHAR, 
	url VARCHAR, 
	sha256 VARCHAR, 
	since DATE NOT NULL, 
	until DATE, 
	CONSTRAINT pk_places PRIMARY KEY (number), 
	CONSTRAINT fk_places_document FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "places" VALUES(1,'document-8aea2dba302f5de7','alpha.txt','Sample Wire','2018-12-05',NULL,'0000000000000000000000000000000000000000000000000000000000000000','2024-01-01',NULL);
INSERT INTO "places" VALUES(2,'document-85c7f89234f17410','beta.txt','Sample Wire','2018-12-05',NULL,'0000000000000000000000000000000000000000000000000000000000000000','2024-01-01',NULL);
CREATE TABLE problems (
	number INTEGER NOT NULL, 
	document VARCHAR, 
	place VARCHAR NOT NULL, 
	record TEXT NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	CONSTRAINT pk_problems PRIMARY KEY (number)
);
CREATE TABLE versions (
	id VARCHAR NOT NULL, 
	content TEXT NOT NULL, 
	first_used DATETIME NOT NULL, 
	CONSTRAINT pk_versions PRIMARY KEY (id)
);
INSERT INTO "versions" VALUES('versions-f8fe9af6fe5b4f47','{"version":"0.3.0","model":"0000000000000000000000000000000000000000000000000000000000000000","readings":"0000000000000000","claims":"0000000000000000","findings":"0000000000000000","packs":{},"threads":"0000000000000000"}','2024-01-01 12:00:00.000000');
CREATE INDEX ix_problems_document ON problems (document);
CREATE INDEX ix_problems_place ON problems (place);
CREATE UNIQUE INDEX ix_documents_id ON documents (id);
CREATE INDEX ix_documents_published ON documents (published);
CREATE INDEX ix_documents_versions ON documents (versions);
CREATE INDEX ix_claims_document ON claims (document);
CREATE INDEX ix_claims_id ON claims (id);
CREATE INDEX ix_descriptions_document ON descriptions (document);
CREATE INDEX ix_descriptions_id ON descriptions (id);
CREATE INDEX ix_findings_claim ON findings (claim);
CREATE INDEX ix_findings_document ON findings (document);
CREATE INDEX ix_findings_treaty ON findings (treaty);
CREATE INDEX ix_places_document ON places (document);
CREATE INDEX ix_places_source ON places (source);
CREATE VIRTUAL TABLE words USING fts5(tokens, content='', tokenize='unicode61 remove_diacritics 0');
INSERT INTO words (rowid, tokens) VALUES (1, 'on alpha this is a sample text the united states says that russia has tested the 9m729 missile russia denies that it has tested the 9m729');
INSERT INTO words (rowid, tokens) VALUES (2, 'on beta this is a sample text too russia said that the united states violates the inf treaty');
PRAGMA application_id = 1953981288;
