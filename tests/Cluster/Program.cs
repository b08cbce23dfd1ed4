return await Shop.Cluster.ClusterCommand.Run(args);
